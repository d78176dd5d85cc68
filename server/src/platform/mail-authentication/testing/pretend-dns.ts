import { type Dns, DnsAwayError } from '../dns.ts'

/** What a pretended name has. `away`: nobody answers for it. */
export type PretendRecords = {
  readonly txt?: readonly string[]
  readonly a?: readonly string[]
  readonly aaaa?: readonly string[]
  readonly mx?: readonly string[]
  readonly ptr?: readonly string[]
  readonly away?: true
}

/** A DNS for tests: names in lower case, all else is not there. `asked` counts the questions. */
export function pretendDns(
  zone: Readonly<Record<string, PretendRecords>>,
): Dns & { readonly asked: readonly string[] } {
  const asked: string[] = []
  const ask = (type: 'txt' | 'a' | 'aaaa' | 'mx' | 'ptr') => async (name: string) => {
    asked.push(`${type} ${name}`)
    const records = zone[name.toLowerCase()]
    if (records?.away) throw new DnsAwayError()
    return records?.[type] ?? []
  }
  return { txt: ask('txt'), a: ask('a'), aaaa: ask('aaaa'), mx: ask('mx'), ptr: ask('ptr'), asked }
}
