import { Resolver } from 'node:dns/promises'
import { codeOf } from '../../../../platform/errors.ts'

/** A mail exchange of a domain; the lower `priority` is tried first. An empty name is the null MX of RFC 7505. */
export type MailExchange = { readonly exchange: string; readonly priority: number }

/**
 * What delivery asks of the DNS. Empty: the name is there and has none of these; undefined: there is no such name. Throws
 * DnsAwayError when nobody can say at present, which is no answer at all.
 */
export type MailDns = {
  exchanges(domain: string): Promise<readonly MailExchange[] | undefined>
  addresses(host: string): Promise<readonly string[] | undefined>
}

/** The DNS did not answer, or answered that it cannot: the mail waits. */
export class DnsAwayError extends Error {
  override readonly name = 'DnsAwayError'
  readonly code = 'smtp.dns-away'
}

export type DnsOptions = {
  /** Name servers as `address` or `address:port`; by default those of the machine. */
  readonly servers?: readonly string[]
  readonly timeoutMs?: number
  /** How long an answer is kept; records that live longer are asked for again, which is what the DNS is there for. */
  readonly keptMs?: number
}

const mostKept = 5000

/** The DNS as node:dns asks it, answers kept for a short while. Concurrent questions for one name are one. */
export function openMailDns({ servers, timeoutMs = 5000, keptMs = 300_000 }: DnsOptions = {}): MailDns {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (servers && servers.length > 0) resolver.setServers([...servers])
  const exchanges = kept(keptMs, async (domain) => orNone(resolver.resolveMx(domain)))
  const addresses = kept(keptMs, async (host) => {
    const [six, four] = await Promise.allSettled([orNone(resolver.resolve6(host)), orNone(resolver.resolve4(host))])
    const found = [four, six].flatMap((each) => (each.status === 'fulfilled' ? (each.value ?? []) : []))
    if (found.length > 0) return found
    for (const each of [four, six]) if (each.status === 'rejected') throw each.reason
    return four.status === 'fulfilled' && four.value === undefined ? undefined : []
  })
  return { exchanges, addresses }
}

/** The difference between no such name and nothing of that kind decides what a sender is told. */
async function orNone<T>(asked: Promise<readonly T[]>): Promise<readonly T[] | undefined> {
  try {
    return await asked
  } catch (cause) {
    const code = codeOf(cause)
    if (code === 'ENODATA') return []
    if (code === 'ENOTFOUND' || code === 'EBADNAME') return undefined
    throw new DnsAwayError('the DNS does not answer', { cause })
  }
}

function kept<T>(ms: number, ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<T> }>()
  return (name) => {
    const now = performance.now()
    const found = answers.get(name)
    if (found && found.until > now) return found.answer
    const answer = ask(name)
    answers.delete(name)
    answers.set(name, { until: now + ms, answer })
    // What failed is asked again by the next who needs it.
    answer.catch(() => answers.delete(name))
    const [oldest] = answers.keys()
    if (answers.size > mostKept && oldest !== undefined) answers.delete(oldest)
    return answer
  }
}
