import { type Dns, DnsAwayError } from './dns.ts'
import { isWithin } from './domain.ts'
import { readTagList } from './tag-list.ts'

export type DmarcPolicy = 'none' | 'quarantine' | 'reject'

/** What DMARC says of a message (RFC 9989). */
export type DmarcFinding = {
  readonly result: 'none' | 'pass' | 'fail' | 'temperror'
  /** The author's domain. */
  readonly domain: string
  /** What its owner asks for where it fails; absent without a record. */
  readonly policy?: DmarcPolicy
}

/** What else was found, as DMARC needs it: the domains that are proved. */
export type Proved = {
  /** Domain of the envelope sender, where SPF passed for it. */
  readonly spf?: string
  /** Domains of the signatures that passed. */
  readonly dkim: readonly string[]
}

type DmarcRecord = {
  readonly p: DmarcPolicy
  readonly sp?: DmarcPolicy
  readonly np?: DmarcPolicy
  readonly psd: 'y' | 'n' | 'u'
  readonly isTest: boolean
  readonly strict: { readonly spf: boolean; readonly dkim: boolean }
}

/** Reads a DMARC record; undefined for any other text, and for one that asks for nothing that can be understood. */
function readDmarcRecord(text: string): DmarcRecord | undefined {
  if (!/^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text)) return undefined
  const tags = readTagList(text)
  if (!tags) return undefined
  const word = (tag: string) => tags.get(tag)?.toLowerCase()
  const policy = (tag: string): DmarcPolicy | undefined => {
    const told = word(tag)
    return told === 'none' || told === 'quarantine' || told === 'reject' ? told : undefined
  }
  const [p, sp, np, psd] = [policy('p'), policy('sp'), policy('np'), word('psd')]
  return {
    // Without a policy that can be understood there is none, and the record still counts (RFC 9989 4.7).
    p: p ?? 'none',
    ...(sp ? { sp } : {}),
    ...(np ? { np } : {}),
    psd: psd === 'y' || psd === 'n' ? psd : 'u',
    isTest: word('t') === 'y',
    strict: { spf: word('aspf') === 's', dkim: word('adkim') === 's' },
  }
}

type Found = { readonly domain: string; readonly record: DmarcRecord }

const mostQueries = 8

/** The DMARC records on the way from a domain to its top, the longest name first (the DNS tree walk, RFC 9989 4.10). */
async function walkTree(dns: Pick<Dns, 'txt'>, domain: string): Promise<readonly Found[]> {
  const found: Found[] = []
  let labels = domain.split('.')
  for (let query = 0; query < mostQueries && labels.length > 0; query++) {
    const name = labels.join('.')
    const records = (await dns.txt(`_dmarc.${name}`)).flatMap((text) => readDmarcRecord(text) ?? [])
    const [record] = records
    // Several records at one name cancel each other.
    if (record && records.length === 1) {
      found.push({ domain: name, record })
      if (record.psd !== 'u') break
    }
    // Of a long name only the start and the last seven labels are asked about.
    labels = labels.length > mostQueries ? labels.slice(1 - mostQueries) : labels.slice(1)
  }
  return found
}

/** The domain under which names belong together (RFC 9989 4.10.2). A domain without any record stands for itself. */
function organisationOf(domain: string, walked: readonly Found[]): string {
  for (const { domain: name, record } of walked) {
    if (record.psd === 'n') return name
    if (record.psd === 'y' && name !== domain)
      return domain
        .split('.')
        .slice(-(name.split('.').length + 1))
        .join('.')
  }
  return walked.at(-1)?.domain ?? domain
}

/**
 * Whether what is proved belongs to the author's domain, and what its owner asks for where nothing does. Never rejects;
 * `temperror` where the DNS does not answer.
 */
export async function evaluateDmarc(
  dns: Dns,
  { author, proved }: { readonly author: string; readonly proved: Proved },
): Promise<DmarcFinding> {
  try {
    const walked = await walkTree(dns, author)
    const organisation = organisationOf(author, walked)
    const applied = recordFor(author, organisation, walked)
    if (!applied) return { result: 'none', domain: author }
    const policy = await policyOf(dns, author, applied)
    const isOurs = async (domain: string, strict: boolean) => {
      if (domain === author) return true
      if (strict || !(isWithin(domain, organisation) || isWithin(author, domain))) return false
      return organisationOf(domain, await walkTree(dns, domain)) === organisation
    }
    const { strict } = applied.record
    const claims = [
      ...proved.dkim.map((domain) => ({ domain, strict: strict.dkim })),
      ...(proved.spf === undefined ? [] : [{ domain: proved.spf, strict: strict.spf }]),
    ]
    for (const { domain, strict: isStrict } of claims)
      if (await isOurs(domain, isStrict)) return { result: 'pass', domain: author, policy }
    return { result: 'fail', domain: author, policy }
  } catch (error) {
    if (error instanceof DnsAwayError) return { result: 'temperror', domain: author }
    throw error
  }
}

/** The author's own record, or the organisation's, or the one of the public suffix above it. */
function recordFor(author: string, organisation: string, walked: readonly Found[]): Found | undefined {
  return (
    walked.find(({ domain }) => domain === author) ??
    walked.find(({ domain }) => domain === organisation) ??
    walked.find(({ record }) => record.psd === 'y')
  )
}

const milder: Readonly<Record<DmarcPolicy, DmarcPolicy>> = { none: 'none', quarantine: 'none', reject: 'quarantine' }

async function policyOf(dns: Dns, author: string, { domain, record }: Found): Promise<DmarcPolicy> {
  const { p, sp = p, np = sp, isTest } = record
  const isExact = domain === author
  const asked = isExact ? p : np !== sp && !(await exists(dns, author)) ? np : sp
  return isTest ? milder[asked] : asked
}

async function exists(dns: Dns, name: string): Promise<boolean> {
  const found = await Promise.all([dns.a(name), dns.aaaa(name), dns.mx(name)])
  return found.some((records) => records.length > 0)
}
