import type { Verdicts } from '../../../modules/mail/index.ts'
import {
  type ArcFinding,
  checkSpf,
  type DkimFinding,
  type DmarcFinding,
  type Dns,
  evaluateDmarc,
  isWithin,
  readRawMessage,
  type SpfFinding,
  verifyDkim,
  within,
} from '../../../platform/mail-authentication/index.ts'
import { chainOf, isPassedOn, toldOf } from './chain.ts'

/** A message from somebody who is not known. */
export type Unknown = {
  readonly raw: Buffer
  /** Address of the peer. */
  readonly ip: string
  readonly helo: string
  readonly mailFrom: string
  /** Domain of the one author whom every mail program shows; undefined where there is none. */
  readonly author: string | undefined
  /** Seconds since 1970. */
  readonly at: number
  readonly hostname: string
  /** Domains whose ARC seals are believed. */
  readonly arcSealers: readonly string[]
}

/** What was found, and the domains that are proved to have had a hand in it. */
export type OwnFinding = {
  readonly verdicts: Verdicts
  readonly result: 'pass' | 'fail' | 'none'
  /** Domains for which SPF or a signature passed. */
  readonly proved: readonly string[]
  /** The DNS did not answer somewhere: what is not proved now may be later. */
  readonly isOpen: boolean
}

const deadlineMs = 30_000
// Apart, for how long these take is a forger's to say: it must not outlast what is asked about the author.
const eachMs = 10_000

/** Checks SPF, DKIM, ARC and DMARC of a message. Never rejects; past the deadline all is open. */
export function verifyOwn(dns: Dns, unknown: Unknown): Promise<OwnFinding> {
  return within(verify(dns, unknown), deadlineMs, () => nothingFound(unknown))
}

async function verify(dns: Dns, unknown: Unknown): Promise<OwnFinding> {
  const { raw, ip, helo, mailFrom, author, at, hostname } = unknown
  const message = readRawMessage(raw)
  const [spf, dkim, arc] = await Promise.all([
    within(checkSpf({ dns, ip, helo, mailFrom, receiver: hostname, at }), eachMs, () => lateSpf(unknown)),
    verifyDkim(message, { dns, at }, author),
    chainOf(dns, message),
  ])
  const signed = dkim.flatMap(({ result, domain }) => (result === 'pass' && domain !== undefined ? [domain] : []))
  const passed = spf.result === 'pass' ? spf.domain : undefined
  const proved = { dkim: signed, ...(passed === undefined ? {} : { spf: passed }) }
  const evaluated = author === undefined ? undefined : await evaluateDmarc(dns, { author, proved })
  const isUnknown = spf.result === 'temperror' || dkim.some(({ result }) => result === 'temperror')
  // What could not be asked might have proved it; but not of any domain, or a dead one of the forger's would do.
  const unasked = [spf, ...dkim].flatMap(({ result, domain }) => (result === 'temperror' && domain ? [domain] : []))
  const isUndecided = unasked.some(
    (domain) => author !== undefined && (isWithin(domain, author) || isWithin(author, domain)),
  )
  const dmarc = evaluated?.result === 'fail' && isUndecided ? { ...evaluated, result: 'temperror' as const } : evaluated
  const isOpen = isUnknown || dmarc?.result === 'temperror'
  const all = [...signed, ...(passed === undefined ? [] : [passed])]
  return {
    verdicts: verdictsOf({ spf, dkim, dmarc, arc, hostname }),
    result:
      author === undefined
        ? 'none'
        : resultOf({
            author,
            dmarc,
            proved: all,
            isRescued: () => isPassedOn(arc, { author, believed: unknown.arcSealers }),
          }),
    proved: all,
    isOpen,
  }
}

function resultOf({
  author,
  dmarc,
  proved,
  isRescued,
}: {
  readonly author: string
  readonly dmarc: DmarcFinding | undefined
  readonly proved: readonly string[]
  readonly isRescued: () => boolean
}): 'pass' | 'fail' | 'none' {
  switch (dmarc?.result) {
    case 'pass':
      return 'pass'
    case 'fail':
      return isRescued() ? 'pass' : 'fail'
    case 'none':
      // Without a record: the domain itself, or the one above it.
      return proved.some((domain) => isWithin(author, domain)) ? 'pass' : 'none'
    default:
      return 'none'
  }
}

function verdictsOf({
  spf,
  dkim,
  dmarc,
  arc,
  hostname,
}: {
  readonly spf: SpfFinding
  readonly dkim: readonly DkimFinding[]
  readonly dmarc: DmarcFinding | undefined
  readonly arc: ArcFinding
  readonly hostname: string
}): Verdicts {
  return {
    by: 'own',
    authservId: hostname,
    spf: { result: spf.result, domain: spf.domain, identity: spf.identity },
    dkim: dkim.map(({ result, domain, selector }) => ({
      result,
      ...(domain === undefined ? {} : { domain }),
      ...(selector === undefined ? {} : { selector }),
    })),
    dmarc: {
      result: dmarc?.result ?? 'permerror',
      ...(dmarc ? { domain: dmarc.domain } : {}),
      ...(dmarc?.policy ? { policy: dmarc.policy } : {}),
    },
    arc: toldOf(arc),
  }
}

function nothingFound({ hostname, author }: Unknown): OwnFinding {
  return {
    verdicts: {
      by: 'own',
      authservId: hostname,
      spf: { result: 'temperror' },
      dkim: [],
      dmarc: { result: 'temperror', ...(author === undefined ? {} : { domain: author }) },
      arc: { result: 'unknown' },
    },
    result: 'none',
    proved: [],
    isOpen: true,
  }
}

function lateSpf({ mailFrom, helo }: Unknown): SpfFinding {
  const domain = (mailFrom === '' ? helo : mailFrom.slice(mailFrom.lastIndexOf('@') + 1)).toLowerCase()
  return { result: 'temperror', domain, identity: mailFrom === '' ? 'helo' : 'mailfrom' }
}
