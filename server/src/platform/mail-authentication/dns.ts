import { Resolver } from 'node:dns/promises'
import { BeadleError, codeOf } from '../errors.ts'
import { within } from './within.ts'

/** An answer that may come later: a time-out, a server that failed. What is asked about is then neither so nor not so. */
export class DnsAwayError extends BeadleError {
  override readonly name = 'DnsAwayError'
  readonly code = 'platform.dns-away'
  readonly status = 503
  constructor(options?: ErrorOptions) {
    super('the DNS does not answer', options)
  }
}

/**
 * The questions that authentication asks. Each answers with what there is, nothing where the name or the type is not there,
 * and rejects with DnsAwayError where it cannot be known.
 */
export type Dns = {
  /** Text records, each with its strings joined. */
  txt(name: string): Promise<readonly string[]>
  a(name: string): Promise<readonly string[]>
  aaaa(name: string): Promise<readonly string[]>
  /** Exchanges by preference. */
  mx(name: string): Promise<readonly string[]>
  /** Names of an address given as its `in-addr.arpa` or `ip6.arpa` name. */
  ptr(name: string): Promise<readonly string[]>
}

export type DnsOptions = {
  /** Servers as `address` or `address:port`; those of the system where there are none. */
  readonly servers?: readonly string[]
  /** For one try; there are two. */
  readonly timeoutMs?: number
  /** For all tries at all servers together: past it the DNS is away. */
  readonly questionMs?: number
  /** How long an answer is remembered, and the lack of one. */
  readonly keepMs?: number
  readonly keepNothingMs?: number
  /** Most answers remembered. */
  readonly most?: number
}

const absent = new Set(['ENOTFOUND', 'ENODATA', 'ENONAME', 'EBADNAME'])

type Kept = { readonly answer: Promise<readonly string[]>; until: number }

/** The DNS of this machine, asked with a time limit and remembered for a while: one answer serves a whole mailing. */
export function openDns(options: DnsOptions = {}): Dns {
  const {
    servers,
    timeoutMs = 2000,
    questionMs = 5000,
    keepMs = 300_000,
    keepNothingMs = 60_000,
    most = 5000,
  } = options
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (servers && servers.length > 0) resolver.setServers([...servers])
  const kept = new Map<string, Kept>()

  function ask(type: string, name: string, question: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const key = `${type} ${name.toLowerCase()}`
    const now = performance.now()
    const known = kept.get(key)
    if (known && known.until > now) return known.answer
    const answer = within(question(), questionMs, () => {
      throw new DnsAwayError()
    }).catch((error: unknown) => {
      if (absent.has(codeOf(error) ?? '')) return []
      throw new DnsAwayError({ cause: error })
    })
    const entry: Kept = { answer, until: now + keepMs }
    kept.delete(key)
    kept.set(key, entry)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    answer.then(
      (found) => {
        if (found.length === 0) entry.until = performance.now() + keepNothingMs
      },
      () => kept.delete(key),
    )
    return answer
  }

  return {
    txt: (name) => ask('txt', name, async () => (await resolver.resolveTxt(name)).map((strings) => strings.join(''))),
    a: (name) => ask('a', name, () => resolver.resolve4(name)),
    aaaa: (name) => ask('aaaa', name, () => resolver.resolve6(name)),
    mx: (name) =>
      ask('mx', name, async () =>
        (await resolver.resolveMx(name)).toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange),
      ),
    ptr: (name) => ask('ptr', name, () => resolver.resolvePtr(name)),
  }
}
