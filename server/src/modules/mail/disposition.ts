import type { Decision, Effect, Obligation, Releaser } from '@beadle/engine'
import { type Changes, noChanges, withChanges } from './changes.ts'
import type { HoldKind } from './tables.ts'

/** What becomes of a message for one envelope recipient, by its position in the envelope. */
export type PlannedRecipient = {
  readonly position: number
  readonly address: string
  readonly effect: Effect
  readonly until?: Temporal.Instant
  readonly cites: readonly string[]
  readonly changes: Changes
  /** Goes to these addresses instead. */
  readonly redirectTo?: readonly string[]
  /** Its sender must not come to know that it goes elsewhere. */
  readonly redirectedSilently?: boolean
  /** Goes back to its sender for rewording. */
  readonly returned?: boolean
}

/** One thing that held recipients wait for. */
export type PlannedHold = {
  readonly kind: HoldKind
  readonly positions: readonly number[]
  readonly until?: Temporal.Instant
  readonly releasers: readonly Releaser[]
  readonly deadline?: Temporal.Instant
  readonly deputies: readonly Releaser[]
  readonly onDeadline?: 'refuse' | 'escalate' | 'deliver'
  readonly cites: readonly string[]
  readonly silent: boolean
}

type Of<D extends Obligation['do']> = Extract<Obligation, { readonly do: D }>

/** A decision turned into work. What could not be carried out and did not need to be stands in `undone`. */
export type Disposition = {
  readonly recipients: readonly PlannedRecipient[]
  readonly holds: readonly PlannedHold[]
  /** Record classes it is kept under, and by which clauses. */
  readonly keep: readonly { readonly class: string; readonly cites: readonly string[] }[]
  readonly advice: readonly string[]
  readonly notify: readonly Of<'notify'>[]
  readonly incidents: readonly Of<'open.incident'>[]
  readonly preserve: readonly { readonly what: string; readonly cites: readonly string[] }[]
  /** Offered to recipients as a click: an outsider's message returned for rewording. */
  readonly offers: readonly { readonly ask: string; readonly positions: readonly number[] }[]
  /** What our own sender is asked to word again, and by which clauses. */
  readonly asks: readonly { readonly ask: string; readonly cites: readonly string[] }[]
  readonly agreements: readonly string[]
  readonly undone: readonly Obligation['do'][]
}

/** What the gateway can do beyond the obvious. */
export type Means = {
  readonly direction: 'out' | 'in'
  /** Addresses that a redirection leads to; empty when nobody is found. */
  redirect(to: Releaser, recipient: string): readonly string[]
  /** Whether the message can be changed in all these ways together: it is neither signed, encrypted nor an invitation, and read for certain. */
  canChange(changes: Changes): boolean
  readonly hasScanner: boolean
}

/**
 * Plans what becomes of a message. Fails closed: a recipient held by nothing that is known, and one whose essential
 * obligation cannot be carried out, is denied. `addresses` are the envelope's recipients in their order. Pure.
 */
export function planDisposition({ context }: Decision, addresses: readonly string[], means: Means): Disposition {
  const drafts = addresses.map((address, position) => draftFor(context, address, position))
  const positionsOf = (obligation: Obligation) => {
    const named = obligation.recipients?.map((address) => address.toLowerCase())
    return drafts
      .filter(({ address }) => !named || named.includes(address.toLowerCase()))
      .map(({ position }) => position)
  }
  const plan = {
    holds: [] as PlannedHold[],
    keep: [] as { class: string; cites: readonly string[] }[],
    advice: [] as string[],
    notify: [] as Of<'notify'>[],
    incidents: [] as Of<'open.incident'>[],
    preserve: [] as { what: string; cites: readonly string[] }[],
    offers: [] as { ask: string; positions: readonly number[] }[],
    asks: [] as { ask: string; cites: readonly string[] }[],
    agreements: [] as string[],
    undone: [] as Obligation['do'][],
  }
  const failing = (obligation: Obligation, positions: readonly number[]) => {
    if (obligation.essential !== false) for (const position of positions) draftAt(drafts, position).effect = 'deny'
    else if (!plan.undone.includes(obligation.do)) plan.undone.push(obligation.do)
  }
  for (const obligation of context.obligations) {
    const positions = positionsOf(obligation)
    switch (obligation.do) {
      case 'mail.hold':
      case 'hold':
        plan.holds.push(
          holdOf(
            obligation,
            positions.filter((at) => drafts[at]?.effect === 'hold'),
            means.direction,
          ),
        )
        break
      case 'mail.rewrite':
        rewrite(
          obligation,
          positions.map((at) => draftAt(drafts, at)),
          { means, failing },
        )
        break
      case 'mail.return':
        if (means.direction === 'in') plan.offers.push({ ask: obligation.ask, positions })
        else if (positions.length > 0) {
          plan.asks.push({ ask: obligation.ask, cites: obligation.cites ?? [] })
          for (const at of positions) draftAt(drafts, at).returned = true
        }
        break
      case 'mail.redirect':
        for (const at of positions) {
          const to = means.redirect(obligation.to, draftAt(drafts, at).address)
          const draft = draftAt(drafts, at)
          if (to.length > 0) {
            draft.redirectTo = to
            if (obligation.silent) draft.redirectedSilently = true
          } else failing(obligation, [at])
        }
        break
      case 'archive.keep':
        plan.keep.push({ class: obligation.class, cites: obligation.cites ?? [] })
        break
      case 'scan':
        if (!means.hasScanner) failing(obligation, positions)
        break
      case 'advise':
        plan.advice.push(obligation.text)
        break
      case 'notify':
        plan.notify.push(obligation)
        break
      case 'open.incident':
        plan.incidents.push(obligation)
        break
      case 'custody.preserve':
        plan.preserve.push({ what: obligation.what, cites: obligation.cites ?? [] })
        break
      case 'agreement.present':
        plan.agreements.push(obligation.agreement)
        break
      case 'log.activity':
        break
      default:
        failing(obligation, positions)
    }
  }
  const holds = plan.holds.filter(({ positions }) => positions.length > 0)
  const held = new Set(holds.flatMap(({ positions }) => positions))
  for (const draft of drafts) if (draft.effect === 'hold' && !held.has(draft.position)) draft.effect = 'deny'
  const stillHeld = (position: number) => drafts[position]?.effect === 'hold'
  return {
    ...plan,
    holds: holds
      .map((each) => ({ ...each, positions: each.positions.filter(stillHeld) }))
      .filter(({ positions }) => positions.length > 0),
    recipients: drafts,
  }
}

type Draft = { -readonly [K in keyof PlannedRecipient]: PlannedRecipient[K] }

function draftFor(context: Decision['context'], address: string, position: number): Draft {
  const outcome = context.recipients.find((each) => each.address.toLowerCase() === address.toLowerCase())
  // Outcomes are listed for all recipients or for none; one that is missing was not asked about.
  if (!outcome && context.recipients.length > 0)
    return { position, address, effect: 'deny', cites: [], changes: noChanges }
  return {
    position,
    address,
    effect: outcome?.effect ?? context.effect,
    cites: outcome?.citations ?? context.citations.map(({ clause }) => clause),
    changes: noChanges,
    ...(outcome?.until === undefined ? {} : { until: Temporal.Instant.from(outcome.until) }),
  }
}

function draftAt(drafts: readonly Draft[], position: number): Draft {
  const draft = drafts[position]
  if (!draft) throw new RangeError(`no recipient at \`${position}\``)
  return draft
}

function holdOf(
  obligation: Of<'mail.hold'> | Of<'hold'>,
  positions: readonly number[],
  direction: 'out' | 'in',
): PlannedHold {
  const until = obligation.do === 'mail.hold' ? obligation.until : undefined
  const given = obligation.releasers ?? []
  const isSecondLook = given.length > 0 && given.every((releaser) => releaser === 'sender')
  // An outsider is never asked to confirm: what they sent is put before whom it is for.
  const releasers = isSecondLook && direction === 'in' ? (['recipient'] as const) : given
  const kind = until !== undefined ? 'time' : isSecondLook && direction === 'out' ? 'sender' : 'people'
  return {
    kind,
    positions,
    releasers,
    deputies: obligation.deputies ?? [],
    cites: obligation.cites ?? [],
    silent: obligation.silent === true,
    ...(until === undefined ? {} : { until: Temporal.Instant.from(until) }),
    ...(obligation.deadline === undefined ? {} : { deadline: Temporal.Instant.from(obligation.deadline) }),
    ...(obligation.onDeadline === undefined ? {} : { onDeadline: obligation.onDeadline }),
  }
}

type Rewriting = {
  readonly means: Means
  readonly failing: (obligation: Obligation, positions: readonly number[]) => void
}

/** A tag stands above the message and changes nothing of it; all else is done where it can be with what is asked besides. */
function rewrite(obligation: Of<'mail.rewrite'>, drafts: readonly Draft[], { means, failing }: Rewriting): void {
  const { tag, bcc, split, disclaimer, linkAttachments, stripLinks } = obligation
  if (tag !== undefined) change(drafts, { tags: [tag] })
  const asked: readonly Partial<Changes>[] = [
    ...(bcc || split ? [{ recipients: split ? ('split' as const) : ('bcc' as const) }] : []),
    ...(disclaimer === undefined ? [] : [{ disclaimer }]),
    ...(linkAttachments ? [{ linkAttachments: true as const }] : []),
    ...(stripLinks ? [{ stripLinks: true as const }] : []),
  ]
  for (const more of asked) {
    const able = drafts.filter((draft) => means.canChange(withChanges(draft.changes, more)))
    change(able, more)
    const unable = drafts.filter((draft) => !able.includes(draft))
    if (unable.length > 0)
      failing(
        obligation,
        unable.map(({ position }) => position),
      )
  }
}

function change(drafts: readonly Draft[], more: Partial<Changes>): void {
  for (const draft of drafts) draft.changes = withChanges(draft.changes, more)
}
