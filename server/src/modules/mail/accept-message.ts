import type { MailRequest } from '@beadle/engine'
import type { Decided } from '../../decisions/index.ts'
import { appendEntries, type NewEntry } from '../../ledger/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { atFaultPoint } from '../../platform/fault-points.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { changesKey, noChanges } from './changes.ts'
import type { MailContext } from './context.ts'
import { type CopyHeader, keepCopyHeaders } from './copies/copy-headers.ts'
import { expectCopies } from './copies/waiting-copies.ts'
import type { Disposition, PlannedHold } from './disposition.ts'
import { goesAt } from './goes-at.ts'
import { keepCopies } from './keep-copies.ts'
import { keepLinkedFiles } from './linked-files/keep-files.ts'
import { announce } from './notices/announce.ts'
import { type Claim, type Delivery, makeDeliveries, queueDeliveries } from './queue.ts'
import type { SealedEnvelope } from './sealed.ts'
import type { RecipientState } from './tables.ts'
import { type RecipientRow, writeMessages } from './write-messages.ts'

/** A message the gateway answers for, decided and planned, ready to be written down. */
export type AcceptedMail = {
  readonly id: string
  readonly direction: 'out' | 'in'
  readonly decided: Decided<MailRequest>
  readonly disposition: Disposition
  readonly envelope: SealedEnvelope
  readonly raw: Buffer
  /** A server in front may bring it in several copies: by what they share, and the headers of those that are here besides `raw`. */
  readonly split?: { readonly token: Buffer; readonly headers: readonly CopyHeader[] }
  /** The sender heard of it in the SMTP reply, so no notice repeats it. */
  readonly toldAtDoor?: boolean
  /** People of the directory, where it knows them; recipients by position. */
  readonly senderId?: string
  /** Who wrote what came from outside, where the directory knows them: perhaps a colleague from an address of their own. */
  readonly authorId?: string
  readonly recipientIds: readonly (string | undefined)[]
}

/** The procedure whose matters are holds for people. */
export const heldProcedure = 'mail-held'

/** What can go at once. The envelope is the one written down: a redirection has added its recipients. */
export type Ready = { readonly mail: AcceptedMail; readonly envelope: SealedEnvelope; readonly delivery: Delivery }

/**
 * Writes accepted messages with their decisions, recipients, holds, notices and ledger entries in the caller's transaction;
 * once it stands the gateway may say 250. `claim` marks what can go at once as taken by this server already.
 */
export async function acceptMessages(
  tx: Tx,
  context: MailContext,
  batch: readonly AcceptedMail[],
  claim?: Claim,
): Promise<readonly Ready[]> {
  const { parts } = context
  atFaultPoint('accept.begun')
  // All that is written of most mail is sent at once, and waited for here and at the end.
  const recorded = parts.decisions.record(
    tx,
    batch.map(({ id, decided }) => ({ ...decided, about: [{ kind: 'message', id }] })),
  )
  // Should something else fail first, that is what is heard of.
  recorded.catch(() => {})
  const planned = batch.map((mail) => {
    const rows = recipientRows(mail)
    return { mail, rows, envelope: withRedirected(mail.envelope, rows) }
  })
  const queued = planned.flatMap(({ mail, rows, envelope }) =>
    deliveriesOf(rows).map((plan) => ({ mail, envelope, plan })),
  )
  const deliveries = makeDeliveries(
    context,
    queued.map(({ mail, plan }) => ({ messageId: mail.id, ...plan })),
  )
  writeMessages(tx, context, planned)
  const goes = new Map(batch.map((mail) => [mail.id, goesAt(context, mail)]))
  const waits = ({ messageId }: Delivery) => goes.get(messageId) !== context.at
  queueDeliveries(
    tx,
    context,
    deliveries.filter((each) => !waits(each)),
    { claim },
  )
  for (const each of deliveries.filter(waits))
    queueDeliveries(tx, context, [each], { dueAt: goes.get(each.messageId) ?? context.at })
  await recorded
  atFaultPoint('accept.recorded')
  for (const { mail, rows } of planned) await carryOut(tx, context, mail, rows)
  await appendEntries(
    tx,
    planned.flatMap(({ mail, rows }) => entriesOf(context, mail, rows)),
  )
  atFaultPoint('accept.written')
  const byMessage = new Map(queued.map(({ mail, envelope }) => [mail.id, { mail, envelope }]))
  return deliveries.flatMap((delivery) => {
    if (waits(delivery)) return []
    const found = byMessage.get(delivery.messageId)
    return found ? [{ ...found, delivery }] : []
  })
}

/** The envelope's recipients, and behind them those that a redirection adds. `before` are recipients that the message has already. */
export function recipientRows({ disposition }: Pick<AcceptedMail, 'disposition'>, before = 0): readonly RecipientRow[] {
  const rows: RecipientRow[] = disposition.recipients.map((plan) => {
    const { position, address, cites, changes } = plan
    const state = stateOf(plan)
    return {
      position,
      address,
      state,
      cites,
      changes,
      ...(plan.until && state === 'held' ? { until: plan.until } : {}),
    }
  })
  for (const {
    position,
    effect,
    redirectTo = [],
    redirectedSilently,
    cites,
    changes,
    until,
  } of disposition.recipients) {
    if (effect === 'deny') continue
    for (const address of redirectTo)
      if (!rows.some((row) => row.address.toLowerCase() === address.toLowerCase()))
        rows.push({
          position: before + rows.length,
          address,
          state: effect === 'hold' ? 'held' : 'queued',
          cites,
          changes,
          insteadOf: position,
          ...(redirectedSilently ? { silent: true } : {}),
          ...(until && effect === 'hold' ? { until } : {}),
        })
  }
  return rows
}

function stateOf({ effect, returned, redirectTo }: Disposition['recipients'][number]): RecipientState {
  if (effect === 'deny') return 'denied'
  if (returned) return 'returned'
  if (redirectTo) return 'redirected'
  return effect === 'hold' ? 'held' : 'queued'
}

/**
 * The envelope with the recipients that a redirection added. A report would name them: of those whom the sender must not come to
 * know of there is none, neither from here nor from a server behind (RFC 3461 4.1).
 */
export function withRedirected(envelope: SealedEnvelope, rows: readonly RecipientRow[], before = 0): SealedEnvelope {
  const added = rows
    .slice(envelope.recipients.length - before)
    .map(({ address, silent }) => ({ address, ...(silent ? { notify: ['NEVER'] } : {}) }))
  return added.length === 0 ? envelope : { ...envelope, recipients: [...envelope.recipients, ...added] }
}

/** Recipients who get the same octets share an envelope, unless each is to have their own. */
export function deliveriesOf(rows: readonly Pick<RecipientRow, 'position' | 'state' | 'changes'>[]) {
  const groups = Map.groupBy(
    rows.filter(({ state }) => state === 'queued'),
    ({ changes, position }) => `${changesKey(changes)} ${changes.recipients === 'split' ? position : ''}`,
  )
  return [...groups.values()].map((group) => ({
    positions: group.map(({ position }) => position),
    changes: group[0]?.changes ?? noChanges,
  }))
}

async function carryOut(
  tx: Tx,
  context: MailContext,
  mail: AcceptedMail,
  rows: readonly RecipientRow[],
): Promise<void> {
  for (const hold of mail.disposition.holds) {
    const positions = hold.positions.flatMap((position) => {
      const instead = rows.filter(({ insteadOf }) => insteadOf === position)
      return instead.length > 0 ? instead.map((row) => row.position) : [position]
    })
    await placeHold(tx, context, mail, { ...hold, positions })
  }
  if (mail.disposition.holds.length > 0) atFaultPoint('accept.hold-placed')
  await keepCopies(tx, context, mail)
  if (mail.split) {
    await keepCopyHeaders(tx, context, mail.id, mail.split.headers)
    await expectCopies(tx, context, mail.split.token, mail.id)
  }
  await keepLinkedFiles(tx, context, {
    id: mail.id,
    raw: mail.raw,
    recipients: rows.filter(({ state }) => state === 'queued' || state === 'held'),
  })
  await announce(tx, context, mail)
  atFaultPoint('accept.told')
}

/** Writes a hold down, and opens the matter of those who decide it. */
export async function placeHold(
  tx: Tx,
  { parts, schoolId, at }: MailContext,
  mail: AcceptedMail,
  hold: PlannedHold,
): Promise<void> {
  const matter =
    hold.kind === 'people'
      ? await parts.procedures.openMatter(tx, {
          schoolId,
          procedure: heldProcedure,
          at,
          ...(mail.senderId === undefined ? {} : { sender: mail.senderId }),
          // A silent hold is about its sender, who must never come to decide it by another role; nor does who wrote from outside.
          about: [hold.silent ? mail.senderId : undefined, mail.authorId].flatMap((id) => id ?? []),
          recipients: hold.positions.flatMap((position) => mail.recipientIds[position] ?? []),
          ...(hold.releasers.length > 0 ? { releasers: hold.releasers } : {}),
          deadline: hold.deadline ?? null,
          deputies: hold.deputies,
          onDeadline: hold.onDeadline ?? 'refuse',
          refs: { message: mail.id },
          cites: hold.cites,
        })
      : undefined
  await tx
    .insertInto('mail.hold')
    .values({
      school_id: schoolId,
      id: uuidv7(),
      message_id: mail.id,
      kind: hold.kind,
      positions: [...hold.positions],
      until_at: hold.until ?? null,
      releasers: [...hold.releasers],
      matter_id: matter?.id ?? null,
      cites: [...hold.cites],
      silent: hold.silent,
      state: 'waiting',
      made_at: at,
    })
    .execute()
}

/** What the ledger has of a message just accepted, or of recipients that came to it. */
export function entriesOf(
  { schoolId, at }: MailContext,
  mail: AcceptedMail,
  rows: readonly RecipientRow[],
): readonly NewEntry[] {
  const about = [{ kind: 'message', id: mail.id }]
  const entry = (kind: string, data: NewEntry['data'] = {}): NewEntry => ({
    schoolId,
    kind,
    at,
    actor: 'gateway',
    about,
    data,
  })
  const count = (state: RecipientState) => rows.filter((row) => row.state === state).length
  const { disposition } = mail
  const entries: NewEntry[] = []
  if (count('held') > 0)
    entries.push(
      entry('mail.held', {
        recipients: count('held'),
        clauses: [...new Set(disposition.holds.flatMap(({ cites, silent }) => (silent ? [] : cites)))],
      }),
    )
  if (count('denied') > 0) entries.push(entry('mail.denied', { recipients: count('denied') }))
  if (count('returned') > 0) entries.push(entry('mail.returned', { recipients: count('returned') }))
  if (count('redirected') > 0) entries.push(entry('mail.redirected', { recipients: count('redirected') }))
  for (const { category, severity } of disposition.incidents)
    entries.push(entry('incident.indicated', { category, severity }))
  if (disposition.undone.length > 0) entries.push(entry('mail.obligation-undone', { obligations: disposition.undone }))
  return entries
}
