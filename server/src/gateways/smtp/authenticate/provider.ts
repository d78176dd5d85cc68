import type { DkimResult, DmarcResult, MailMessage, SpfResult, Verdicts } from '../../../modules/mail/index.ts'
import {
  type AuthenticationResults,
  type MethodResult,
  normalDomain,
  readResults,
} from '../../../platform/mail-authentication/index.ts'
import type { MailPeer } from '../peers/index.ts'

/** What a server in front found. `isSure` is false where the sender may have written it: then only what speaks against it counts. */
export type Told = { readonly verdicts: Verdicts; readonly result: 'pass' | 'fail' | 'none'; readonly isSure: boolean }

/**
 * Reads what the peer found of a message (RFC 8601): the topmost field it signed with one of its names, and those of the same
 * name close below, for some servers write one for each method. Exchange Online signs with none, and renames every field that
 * was there before it. Of a peer whose name is not known only what stands above all Received fields is surely its own.
 * `author` is the domain that we judge: a result about another one says nothing.
 */
export function readProvider(peer: MailPeer | undefined, { header }: MailMessage, author: string): Told | undefined {
  const names = peer?.authservIds ?? []
  const isExchange = peer?.kind === 'microsoft365'
  let received = 0
  let receivedAbove = 0
  let found: AuthenticationResults | undefined
  for (const { name, value } of header.fields) {
    if (name === 'received') {
      received++
      if (found && (names.length > 0 || isExchange)) break
    }
    if (name !== 'authentication-results') continue
    const read = readResults(value)
    // What somebody above wrote and nobody can read: what stands below it may be the sender's.
    if (read === undefined) break
    if (found) {
      if (read.authservId === found.authservId) found = { ...found, results: [...found.results, ...read.results] }
    } else if (names.length === 0 || names.includes(read.authservId) || (isExchange && read.authservId === '')) {
      found = read
      receivedAbove = received
    }
    if (found && names.length === 0 && !isExchange) break
  }
  if (!found) return undefined
  // Without any Received field below it nothing shows where the peer's own part ends.
  const isAboveAll = receivedAbove === 0 && header.fields.some(({ name }) => name === 'received')
  const isSure = names.length > 0 || (isExchange && found.authservId === '') || isAboveAll
  return { verdicts: verdictsOf(found), result: resultOf(found, author), isSure }
}

/** The fact, of DMARC and of Exchange's own judgement, where both are about the domain that we judge. */
function resultOf({ results }: AuthenticationResults, author: string): 'pass' | 'fail' | 'none' {
  const dmarc = results.find(({ method }) => method === 'dmarc')
  const composite = results.find(({ method }) => method === 'compauth')?.result
  const about = dmarc?.properties.get('header.from')
  const isAboutAuthor = about === undefined || domainOf(about) === author
  if (dmarc?.result === 'fail' || composite === 'fail') return composite === 'pass' && isAboutAuthor ? 'pass' : 'fail'
  if (!isAboutAuthor) return 'fail'
  if (dmarc?.result === 'pass') return 'pass'
  // Without a policy of the domain Exchange says whether what is proved would have fitted.
  return composite === 'pass' && (dmarc === undefined || dmarc.result === 'bestguesspass') ? 'pass' : 'none'
}

const spfResults: ReadonlySet<string> = new Set<SpfResult>([
  'none',
  'neutral',
  'pass',
  'fail',
  'softfail',
  'temperror',
  'permerror',
])
const dkimResults: ReadonlySet<string> = new Set<DkimResult>([
  'none',
  'pass',
  'fail',
  'policy',
  'neutral',
  'temperror',
  'permerror',
])
const dmarcResults: ReadonlySet<string> = new Set<DmarcResult>(['none', 'pass', 'fail', 'temperror', 'permerror'])
const mostSignatures = 10

function verdictsOf({ authservId, results }: AuthenticationResults): Verdicts {
  const of = (method: string) => results.filter((each) => each.method === method)
  const [spf] = of('spf')
  const [dmarc] = of('dmarc')
  return {
    by: 'provider',
    ...(authservId === '' ? {} : { authservId }),
    spf: { result: known<SpfResult>(spfResults, spf, 'none'), ...domain('domain', spf, 'smtp.mailfrom', 'smtp.helo') },
    dkim: of('dkim')
      .slice(0, mostSignatures)
      .map((each) => ({
        result: known<DkimResult>(dkimResults, each, 'none'),
        ...domain('domain', each, 'header.d', 'header.i'),
      })),
    dmarc: {
      result: known<DmarcResult>(dmarcResults, dmarc, 'none'),
      ...domain('domain', dmarc, 'header.from'),
    },
    // The chain it saw is not the one it passed on: it has sealed it itself since.
    arc: { result: 'unknown' },
  }
}

function known<Result extends string>(
  words: ReadonlySet<string>,
  told: MethodResult | undefined,
  other: Result,
): Result {
  return told && words.has(told.result) ? (told.result as Result) : other
}

function domain<Key extends string>(key: Key, told: MethodResult | undefined, ...names: readonly string[]) {
  const value = names.map((name) => told?.properties.get(name)).find((each) => each !== undefined)
  const read = value === undefined ? undefined : domainOf(value)
  return read === undefined ? {} : ({ [key]: read } as { readonly [K in Key]: string })
}

function domainOf(value: string): string | undefined {
  return normalDomain(value.slice(value.lastIndexOf('@') + 1))
}
