import type { Happening } from '@beadle/contract'
import { refOf } from '../../governance/index.ts'
import type { MailContext } from '../context.ts'
import type { Verdicts } from '../verdicts.ts'
import { changedFor } from './changed.ts'
import type { Journey } from './journey.ts'
import type { KeptMessage } from './kept-message.ts'
import { colleague } from './labels.ts'

const said: Readonly<Record<string, { readonly en: string; readonly cy: string }>> = {
  accepted: { en: 'Taken by the gateway and decided', cy: 'Derbyniwyd gan y porth a phenderfynwyd' },
  'sender-proved': { en: 'Its sender’s domain was proved', cy: 'Profwyd parth ei hanfonwr' },
  'sender-failed': {
    en: 'Its sender’s domain was not borne out: whoever wrote it is treated as nobody known',
    cy: 'Ni chadarnhawyd parth ei hanfonwr: trinnir pwy bynnag a’i hysgrifennodd fel neb hysbys',
  },
  'recipients-hidden': { en: 'Its recipients do not see one another', cy: 'Nid yw ei derbynwyr yn gweld ei gilydd' },
  'text-below': { en: 'A text of the school is set below it', cy: 'Gosodir testun yr ysgol oddi tani' },
  'files-linked': {
    en: 'Its files are kept here and stand in it as links',
    cy: 'Cedwir ei ffeiliau yma a saif dolenni yn eu lle',
  },
  'links-removed': { en: 'The links in it are taken out', cy: 'Tynnir y dolenni ohoni' },
  held: { en: 'Held', cy: 'Daliwyd' },
  time: { en: 'The time came, and it was let go', cy: 'Daeth yr amser, a gollyngwyd hi' },
  'awaiting-scan': { en: 'Waits for the malware scanner', cy: 'Yn aros am y sganiwr meddalwedd faleisus' },
  scanned: { en: 'Scanned, and nothing was found', cy: 'Sganiwyd, ac ni chafwyd dim' },
  malware: {
    en: 'The scanner found malware, so it was refused',
    cy: 'Daeth y sganiwr o hyd i feddalwedd faleisus, felly gwrthodwyd hi',
  },
  unscanned: { en: 'It could not be scanned, so it was refused', cy: 'Ni ellid ei sganio, felly gwrthodwyd hi' },
  released: { en: 'Released', cy: 'Rhyddhawyd' },
  confirmed: { en: 'Confirmed by its sender', cy: 'Cadarnhawyd gan yr anfonwr' },
  urgent: { en: 'Sent as urgent by its sender', cy: 'Anfonwyd fel mater brys gan yr anfonwr' },
  refused: { en: 'Refused', cy: 'Gwrthodwyd' },
  deadline: {
    en: 'Nobody decided in time, so it was refused',
    cy: 'Ni phenderfynodd neb mewn pryd, felly gwrthodwyd hi',
  },
  'delivered-marked': {
    en: 'Nobody decided in time, so it was let go, marked',
    cy: 'Ni phenderfynodd neb mewn pryd, felly gollyngwyd hi, wedi’i marcio',
  },
  withdrawn: { en: 'Withdrawn', cy: 'Tynnwyd yn ôl' },
  reported: { en: 'Reported', cy: 'Adroddwyd' },
  delivered: { en: 'Handed to the next server', cy: 'Trosglwyddwyd i’r gweinydd nesaf' },
  bounced: {
    en: 'It was given up and returned to its sender',
    cy: 'Rhoddwyd y gorau iddi a’i dychwelyd at ei hanfonwr',
  },
  'tried-later': {
    en: 'The next server asked for it to be tried again later',
    cy: 'Gofynnodd y gweinydd nesaf am roi cynnig arall arni yn nes ymlaen',
  },
  'tried-away': { en: 'The next server did not answer', cy: 'Nid atebodd y gweinydd nesaf' },
  'tried-failed': { en: 'The next server refused it', cy: 'Gwrthododd y gweinydd nesaf hi' },
  'next-try': { en: 'It is tried again', cy: 'Rhoddir cynnig arall arni' },
  stopped: {
    en: 'Delivery is stopped by hand: the network manager lets it go on',
    cy: 'Ataliwyd y danfon â llaw: y rheolwr rhwydwaith sy’n gadael iddo fynd ymlaen',
  },
  'deciding-release': {
    en: 'Released; it can be taken back for two minutes',
    cy: 'Rhyddhawyd; gellir tynnu hynny’n ôl am ddau funud',
  },
  'deciding-refuse': {
    en: 'Refused; it can be taken back for two minutes',
    cy: 'Gwrthodwyd; gellir tynnu hynny’n ôl am ddau funud',
  },
  'goes-then': { en: 'It goes by itself', cy: 'Bydd yn mynd ohoni’i hun' },
  'decide-by': { en: 'Somebody must have decided', cy: 'Rhaid bod rhywun wedi penderfynu' },
}

/** Codes under which no server answered at all. */
const noAnswer = 'no answer'

/** What happened to a message, in order. The sender is not shown what is silent; names of those who decided are shown to all but outsiders. */
export function timelineOf(
  context: MailContext,
  kept: KeptMessage,
  { toSender, journey }: { readonly toSender: boolean; readonly journey?: Journey | undefined },
): Happening[] {
  const happenings: (Happening & { readonly sort: string })[] = []
  const add = (
    at: Temporal.Instant,
    kind: string,
    who?: string | null,
    { cites = [], code }: { readonly cites?: readonly string[]; readonly code?: string } = {},
  ) => {
    const words = said[kind]
    if (!words) return
    happenings.push({
      at: at.toString(),
      kind,
      words,
      sort: at.toString({ fractionalSecondDigits: 3 }),
      ...(who ? { who: colleague(context, who) } : {}),
      ...(cites.length > 0
        ? { clauses: cites.map((clause) => ({ clause, ref: refOf(context.policy.version, clause) })) }
        : {}),
      ...(code === undefined ? {} : { code }),
    })
  }
  add(kept.row.accepted_at, 'accepted')
  if (kept.row.direction === 'in') addProof(kept.envelope.verdicts, (kind) => add(kept.row.accepted_at, kind))
  for (const kind of changedFor(kept, { toSender })) add(kept.row.accepted_at, kind)
  for (const hold of kept.holds) {
    if (hold.silent && toSender) continue
    add(hold.made_at, hold.kind === 'scan' ? 'awaiting-scan' : 'held', null, { cites: hold.cites })
    if (hold.state === 'waiting' && hold.until_at) add(hold.until_at, 'goes-then')
    const matter = hold.state === 'waiting' ? kept.matters.find(({ id }) => id === hold.matter_id) : undefined
    if (matter?.deadlineAt) add(matter.deadlineAt, 'decide-by')
    // What the sender did is shown to reviewers without a name.
    const isSender = hold.settled_by !== null && hold.settled_by === kept.row.sender_id
    if (hold.settled_at && hold.settled_how) add(hold.settled_at, hold.settled_how, isSender ? null : hold.settled_by)
  }
  for (const state of ['delivered', 'bounced'] as const) {
    const first = kept.recipients
      .filter((each) => each.state === state)
      .map(({ state_at }) => state_at)
      .sort(Temporal.Instant.compare)[0]
    if (first) add(first, state)
  }
  for (const { at, outcome, code, host } of journey?.attempts ?? []) {
    const kind = outcome === 'failed' ? 'tried-failed' : code === noAnswer ? 'tried-away' : 'tried-later'
    add(at, kind, null, { code: host === null ? code : `${code} (${host})` })
  }
  if (journey?.nextTry) add(journey.nextTry, 'next-try')
  else if (journey?.stopped) add(context.at, 'stopped')
  const { pending } = journey ?? {}
  if (pending && !toSender) add(pending.at, `deciding-${pending.outcome}`, pending.by)
  if (kept.row.reported_at && !toSender) add(kept.row.reported_at, 'reported')
  const seen = new Set<string>()
  return happenings
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
    .filter(({ sort, kind }) => !seen.has(`${sort} ${kind}`) && seen.add(`${sort} ${kind}`))
    .map(({ sort: _, ...happening }) => happening)
}

/** What is known of its sender; nothing where nobody looked, or where a seal that may have been believed speaks for it. */
function addProof(verdicts: Verdicts | undefined, add: (kind: string) => void): void {
  if (verdicts?.dmarc.result === 'pass') add('sender-proved')
  if (verdicts?.dmarc.result === 'fail' && verdicts.arc.result !== 'pass') add('sender-failed')
}
