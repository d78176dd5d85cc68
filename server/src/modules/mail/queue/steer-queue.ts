import type { DestinationAct, EnvelopeAct } from '@beadle/contract'
import { sql } from 'kysely'
import { appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { BeadleError, InvalidRequestError, NotAllowedError, NotFoundError } from '../../../platform/errors.ts'
import { isUuid } from '../../../platform/uuid.ts'
import type { MailContext } from '../context.ts'
import { giveUp } from './sweep-queue.ts'

/** Who steers and why: a person's id, or `operator` for whoever sits at the machine. */
export type Steersman = { readonly by: string; readonly reason?: string }

/** Thrown when an envelope is asked to stand still while it is being sent. */
export class BeingSentError extends BeadleError {
  override readonly name = 'BeingSentError'
  readonly code = 'mail.being-sent'
  readonly status = 409
  constructor(options?: ErrorOptions) {
    super('the envelope is being sent at this moment', options)
  }
}

const givenUp = '554 5.4.7 delivery was ended by those who run this server'
const mostGivenUp = 1000

/**
 * Does something to all that waits for a destination; gives how many envelopes it concerned. What is being sent is left alone.
 * Recorded whatever it came to. Throws InvalidRequestError when giving up without a reason.
 */
export async function steerDestination(
  tx: Tx,
  context: MailContext,
  { destination, act, ...who }: Steersman & { readonly destination: string; readonly act: DestinationAct },
): Promise<number> {
  if (act === 'give-up') needReason(who)
  const envelopes = await destinationActs[act](tx, context, destination, who)
  await record(tx, context, who, {
    kind: kinds[act],
    // A domain may be a family's: its name is a personal particular.
    data: { envelopes, by: destination.startsWith('mx:') ? 'mx' : destination },
    personal: { destination },
  })
  return envelopes
}

type DestinationWork = (tx: Tx, context: MailContext, destination: string, who: Steersman) => Promise<number>

const destinationActs: Readonly<Record<DestinationAct, DestinationWork>> = {
  async retry(tx, context, destination) {
    await note(tx, context, destination, { retry_at: context.at })
    return makeDue(tx, context, destination)
  },
  async pause(tx, context, destination, { by }) {
    await note(tx, context, destination, { paused_at: context.at, paused_by: isUuid(by) ? by : null })
    return countOf(tx, context, destination)
  },
  async resume(tx, context, destination) {
    await note(tx, context, destination, { paused_at: null, paused_by: null, retry_at: context.at })
    return makeDue(tx, context, destination)
  },
  async 'give-up'(tx, context, destination) {
    const rows = await tx
      .selectFrom('mail.delivery')
      .select(['id', 'message_id', 'positions'])
      .where('school_id', '=', context.schoolId)
      .where('destination', '=', destination)
      .where(isFree)
      .limit(mostGivenUp)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of rows) await endOne(tx, context, row)
    return rows.length
  },
}

const kinds = {
  retry: 'mail.destination-retried',
  pause: 'mail.destination-paused',
  resume: 'mail.destination-resumed',
  'give-up': 'mail.destination-given-up',
} as const satisfies Record<DestinationAct, string>

/** Does something to one envelope. Throws NotFoundError when it has gone, BeingSentError while it is going. */
export async function steerEnvelope(
  tx: Tx,
  context: MailContext,
  { id, act, ...who }: Steersman & { readonly id: string; readonly act: EnvelopeAct },
): Promise<void> {
  if (act === 'give-up') needReason(who)
  const { at, schoolId } = context
  const row = isUuid(id)
    ? await tx
        .selectFrom('mail.delivery')
        .select([
          'id',
          'message_id',
          'positions',
          'claimed_until',
          sql<boolean>`claimed_until >= now()`.as('is_sending'),
        ])
        .where('school_id', '=', schoolId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!row) throw new NotFoundError('envelope')
  if (row.is_sending && act !== 'retry') throw new BeingSentError()
  if (act === 'give-up') await endOne(tx, context, row)
  else if (!row.is_sending)
    await tx
      .updateTable('mail.delivery')
      .set(act === 'stop' ? { stopped_at: at } : { stopped_at: null, due_at: at })
      .where('school_id', '=', schoolId)
      .where('id', '=', id)
      .execute()
  await record(tx, context, who, {
    kind: envelopeKinds[act],
    about: row.message_id,
    data: { recipients: row.positions.length },
  })
}

const envelopeKinds = {
  retry: 'mail.envelope-retried',
  stop: 'mail.envelope-stopped',
  'go-on': 'mail.envelope-resumed',
  'give-up': 'mail.envelope-given-up',
} as const satisfies Record<EnvelopeAct, string>

/** Records that somebody was shown the addresses of an envelope. Throws NotAllowedError for mail marked personal. */
export async function recordReveal(tx: Tx, context: MailContext, id: string, who: Steersman): Promise<void> {
  const row = await tx
    .selectFrom('mail.delivery as delivery')
    .innerJoin('mail.message as message', (join) =>
      join.onRef('message.school_id', '=', 'delivery.school_id').onRef('message.id', '=', 'delivery.message_id'),
    )
    .select(['message.id', 'message.marked'])
    .where('delivery.school_id', '=', context.schoolId)
    .where('delivery.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('envelope')
  if (row.marked === 'personal') throw new NotAllowedError('mail marked personal is its sender’s alone')
  await record(tx, context, who, { kind: 'mail.envelope-revealed', about: row.id, data: {} })
}

function needReason({ reason }: Steersman): void {
  if (reason === undefined || reason === '') throw new InvalidRequestError('giving up needs a reason', 'reason')
}

const isFree = sql<boolean>`(claimed_until is null or claimed_until < now())`

async function note(
  tx: Tx,
  { schoolId }: MailContext,
  name: string,
  set: {
    readonly paused_at?: Temporal.Instant | null
    readonly paused_by?: string | null
    readonly retry_at?: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('mail.destination')
    .values({ school_id: schoolId, name, ...set })
    .onConflict((conflict) => conflict.columns(['school_id', 'name']).doUpdateSet(set))
    .execute()
}

async function makeDue(tx: Tx, { schoolId, at }: MailContext, destination: string): Promise<number> {
  const changed = await tx
    .updateTable('mail.delivery')
    .set({ due_at: at })
    .where('school_id', '=', schoolId)
    .where('destination', '=', destination)
    .where('stopped_at', 'is', null)
    .where(isFree)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

async function countOf(tx: Tx, { schoolId }: MailContext, destination: string): Promise<number> {
  const { count } = await tx
    .selectFrom('mail.delivery')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('school_id', '=', schoolId)
    .where('destination', '=', destination)
    .executeTakeFirstOrThrow()
  return count
}

function endOne(
  tx: Tx,
  context: MailContext,
  row: { readonly id: string; readonly message_id: string; readonly positions: readonly number[] },
): Promise<void> {
  const results = row.positions.map((position) => ({ position, fate: 'failed' as const, said: givenUp }))
  return giveUp(tx, context, { id: row.id, messageId: row.message_id, results })
}

async function record(
  tx: Tx,
  { schoolId, at, parts }: MailContext,
  { by, reason }: Steersman,
  entry: {
    readonly kind: string
    readonly about?: string
    readonly data: Readonly<Record<string, string | number>>
    readonly personal?: Readonly<Record<string, string>>
  },
): Promise<void> {
  const personal = { ...entry.personal, ...(reason === undefined ? {} : { reason }) }
  await appendEntry(tx, {
    schoolId,
    kind: entry.kind,
    at,
    actor: by,
    about: entry.about === undefined ? [] : [{ kind: 'message', id: entry.about }],
    data: entry.data,
    ...(Object.keys(personal).length > 0
      ? { personal: parts.keys.seal(schoolId, 'ledger-personal', at, Buffer.from(JSON.stringify(personal))) }
      : {}),
  })
}
