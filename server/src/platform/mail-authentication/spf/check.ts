import { type Dns, DnsAwayError } from '../dns.ts'
import { dotted, isInNetwork, readAddress, reverseName } from './address.ts'
import { asksForName, expandMacros, fitDomain, isMacroText, type MacroValues } from './macro.ts'
import { isSpfRecord, type Mechanism, readSpfRecord, type SpfRecord } from './record.ts'

/** Results of SPF (RFC 7208 2.6). */
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror'

/** Who connected and what they said. */
export type SpfQuestion = {
  readonly dns: Dns
  /** Address of the peer. */
  readonly ip: string
  readonly helo: string
  /** Envelope sender; empty for the null sender, whose domain is then the one of HELO (RFC 7208 2.4). */
  readonly mailFrom: string
  /** Our own name, for explanations. */
  readonly receiver?: string
  /** Seconds since 1970, for explanations. */
  readonly at?: number
  /** Asks for the owner's explanation of a fail too, which costs look-ups. */
  readonly explains?: boolean
}

export type SpfFinding = {
  readonly result: SpfResult
  /** Whose record it is about. */
  readonly domain: string
  readonly identity: 'mailfrom' | 'helo'
  readonly explanation?: string
}

const mostLookups = 10
const mostVoid = 2
const mostNames = 10

class SpfError extends Error {
  readonly result: 'permerror' | 'temperror'
  constructor(result: 'permerror' | 'temperror') {
    super(result)
    this.result = result
  }
}

type Asking = {
  readonly question: SpfQuestion
  readonly ip: Uint8Array
  readonly sender: { readonly local: string; readonly domain: string }
  lookups: number
  voids: number
}

/** Whether the owner of the sender's domain lets this address send for it: check_host() of RFC 7208 4. Never rejects. */
export async function checkSpf(question: SpfQuestion): Promise<SpfFinding> {
  const isNull = question.mailFrom === ''
  const at = question.mailFrom.lastIndexOf('@')
  const local = isNull ? 'postmaster' : question.mailFrom.slice(0, Math.max(at, 0)) || 'postmaster'
  const domain = (isNull ? question.helo : question.mailFrom.slice(at + 1)).toLowerCase()
  const about = { domain, identity: isNull ? 'helo' : 'mailfrom' } as const
  const ip = readAddress(question.ip)
  if (!ip || (!isNull && at < 0)) return { ...about, result: 'none' }
  const asking: Asking = { question, ip, sender: { local, domain }, lookups: 0, voids: 0 }
  try {
    const { result, record, domain: owner } = await checkHost(asking, domain)
    if (result !== 'fail' || question.explains !== true) return { ...about, result }
    const explanation = await explain(asking, record, owner)
    return { ...about, result, ...(explanation === undefined ? {} : { explanation }) }
  } catch (error) {
    if (error instanceof DnsAwayError) return { ...about, result: 'temperror' }
    return { ...about, result: error instanceof SpfError ? error.result : 'permerror' }
  }
}

type Answer = { readonly result: SpfResult; readonly record?: SpfRecord; readonly domain: string }

async function checkHost(asking: Asking, given: string): Promise<Answer> {
  const domain = given.endsWith('.') ? given.slice(0, -1) : given
  if (!canBeAsked(domain)) return { result: 'none', domain }
  const records = (await asking.question.dns.txt(domain)).filter(isSpfRecord)
  if (records.length === 0) return { result: 'none', domain }
  const record = records.length > 1 ? undefined : readSpfRecord(records[0] ?? '')
  if (!record) throw new SpfError('permerror')
  for (const mechanism of record.mechanisms)
    if (await matches(asking, mechanism, domain)) return { result: mechanism.qualifier, record, domain }
  if (record.redirect === undefined) return { result: 'neutral', record, domain }
  count(asking)
  const target = await expand(asking, record.redirect, domain)
  const answer = await checkHost(asking, target)
  if (answer.result === 'none') throw new SpfError('permerror')
  return answer
}

/** RFC 7208 4.3: a name of several labels, none empty, none too long. */
function canBeAsked(domain: string): boolean {
  const labels = domain.split('.')
  return domain.length <= 253 && labels.length > 1 && labels.every((label) => label.length > 0 && label.length < 64)
}

async function matches(asking: Asking, mechanism: Mechanism, domain: string): Promise<boolean> {
  const { ip, question } = asking
  switch (mechanism.kind) {
    case 'all':
      return true
    case 'ip': {
      const network = readNetwork(mechanism.network)
      return network !== undefined && isInNetwork(ip, network, mechanism.bits)
    }
    case 'include': {
      count(asking)
      const { result } = await checkHost(asking, await expand(asking, mechanism.domain, domain))
      if (result === 'none') throw new SpfError('permerror')
      return result === 'pass'
    }
    case 'exists': {
      count(asking)
      const name = await expand(asking, mechanism.domain, domain)
      return voids(asking, await question.dns.a(name)).length > 0
    }
    case 'a': {
      count(asking)
      return holds(asking, mechanism, await addresses(asking, await expand(asking, mechanism.domain, domain)))
    }
    case 'mx': {
      count(asking)
      const hosts = voids(asking, await question.dns.mx(await expand(asking, mechanism.domain, domain)))
      if (hosts.length > mostNames) throw new SpfError('permerror')
      for (const host of hosts) if (holds(asking, mechanism, await ownAddresses(asking, host))) return true
      return false
    }
    case 'ptr': {
      count(asking)
      const target = (await expand(asking, mechanism.domain, domain)).toLowerCase()
      const names = await validNames(asking)
      return names.some((name) => name === target || name.endsWith(`.${target}`))
    }
  }
}

/** The record says which family a network is of; a mapped address in it stays what it is. */
function readNetwork(text: string): Uint8Array | undefined {
  const read = readAddress(text)
  return read?.length === 4 && text.includes(':') ? undefined : read
}

function count(asking: Asking): void {
  if (++asking.lookups > mostLookups) throw new SpfError('permerror')
}

/** Counts an answer without records (RFC 7208 4.6.4). */
function voids(asking: Asking, found: readonly string[]): readonly string[] {
  if (found.length === 0 && ++asking.voids > mostVoid) throw new SpfError('permerror')
  return found
}

/** A host's addresses of the peer's family. Only a host that has none of either is a void answer. */
async function addresses(asking: Asking, name: string): Promise<readonly string[]> {
  const found = await ownAddresses(asking, name)
  const { dns } = asking.question
  if (found.length === 0) voids(asking, await (asking.ip.length === 4 ? dns.aaaa(name) : dns.a(name)))
  return found
}

function ownAddresses({ question: { dns }, ip }: Asking, name: string): Promise<readonly string[]> {
  return ip.length === 4 ? dns.a(name) : dns.aaaa(name)
}

function holds(
  { ip }: Asking,
  { bits4, bits6 }: { readonly bits4: number; readonly bits6: number },
  found: readonly string[],
): boolean {
  const bits = ip.length === 4 ? bits4 : bits6
  return found.some((text) => {
    const address = readAddress(text)
    return address !== undefined && isInNetwork(ip, address, bits)
  })
}

/** The names of the peer's address that lead back to it (RFC 7208 5.5). A DNS that does not answer here proves nothing. */
async function validNames({ question: { dns }, ip }: Asking): Promise<readonly string[]> {
  try {
    const names = (await dns.ptr(reverseName(ip))).slice(0, mostNames)
    const valid: string[] = []
    for (const given of names) {
      const name = given.replace(/\.$/, '').toLowerCase()
      const back = await (ip.length === 4 ? dns.a(name) : dns.aaaa(name)).catch(() => [])
      const leadsBack = back.some((text) => {
        const address = readAddress(text)
        return address !== undefined && isInNetwork(ip, address, 128)
      })
      if (leadsBack) valid.push(name)
    }
    return valid
  } catch (error) {
    if (error instanceof DnsAwayError) return []
    throw error
  }
}

async function expand(asking: Asking, spec: string | undefined, domain: string): Promise<string> {
  return spec === undefined ? domain : fitDomain(await expandText(asking, spec, domain))
}

async function expandText(asking: Asking, text: string, domain: string): Promise<string> {
  const { question, ip, sender } = asking
  const values: MacroValues = {
    s: `${sender.local}@${sender.domain}`,
    l: sender.local,
    o: sender.domain,
    d: domain,
    i: dotted(ip),
    v: ip.length === 4 ? 'in-addr' : 'ip6',
    h: question.helo,
    c: ip.length === 4 ? ip.join('.') : question.ip.toLowerCase(),
    r: question.receiver ?? 'unknown',
    t: String(question.at ?? 0),
  }
  return expandMacros(text, { ...values, p: asksForName(text) ? await peerName(asking, domain) : '' })
}

/** `%{p}`: a name of the peer, best the domain itself, then one under it (RFC 7208 7.3). */
async function peerName(asking: Asking, domain: string): Promise<string> {
  const names = await validNames(asking)
  return (
    names.find((name) => name === domain) ?? names.find((name) => name.endsWith(`.${domain}`)) ?? names[0] ?? 'unknown'
  )
}

/** What the owner has to say about a fail. Nothing where it cannot be had: it never changes the result. */
async function explain(asking: Asking, record: SpfRecord | undefined, domain: string): Promise<string | undefined> {
  if (record?.exp === undefined) return undefined
  try {
    const texts = await asking.question.dns.txt(await expand(asking, record.exp, domain))
    const [text = ''] = texts
    if (texts.length !== 1 || !/^[\x20-\x7e]*$/.test(text) || !isMacroText(text, { allowsExp: true })) return undefined
    return await expandText(asking, text, domain)
  } catch {
    return undefined
  }
}
