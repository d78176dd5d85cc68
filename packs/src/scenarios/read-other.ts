import { nearest } from '@beadle/engine'
import type { Pack } from '../pack.ts'
import { mergePatch } from './merge-patch.ts'
import type { DueScenario, JourneyScenario, WalkScenario } from './scenario.ts'

/** The members of a scenario that asks no decision, as they stand in the file and were checked by its schema. */
export type RawOther = {
  readonly id: string
  readonly kind?: string
  readonly like?: string
  readonly but?: unknown
  readonly duty?: string
  readonly line?: string
  readonly check?: string
  readonly from?: string
  readonly at?: string
  readonly done?: string
  readonly procedure?: string
  readonly sender?: string
  readonly about?: readonly string[]
  readonly people?: WalkScenario['people']
  readonly walk?: WalkScenario['walk']
  readonly test?: string
  readonly cites?: readonly string[]
  readonly want?: unknown
  readonly not?: readonly string[]
}

/** What stands in the way of reading a scenario: the member, and the nearest right word. */
export type Unread = { readonly member: string; readonly message: string; readonly nearest?: string | undefined }
type Given = {
  readonly raw: RawOther
  readonly all: readonly RawOther[]
  readonly common: { readonly id: string; readonly note?: string }
  readonly full: (ids?: readonly string[]) => string[]
  /** What the pack has, where it is known. */
  readonly pack: Pick<Pack, 'duties' | 'procedures'> | undefined
}

/** A due scenario, a walk, or a journey. */
export function otherScenario(
  given: Given,
): { readonly scenario: DueScenario | WalkScenario | JourneyScenario } | { readonly error: Unread } {
  const { raw, common, full } = given
  const { kind, test = '', procedure, at = '', walk = [], sender, about, people } = raw
  const not = full(raw.not)
  if (kind === 'due') return dueScenario(given)
  if (procedure === undefined) return { scenario: { ...common, kind: 'journey', test, cites: full(raw.cites), not } }
  const known = given.pack?.procedures.map(({ id }) => id)
  if (known && !known.includes(procedure)) return { error: unknown('procedure', procedure, known) }
  const want = raw.want as WalkScenario['want']
  const optional = { ...(sender && { sender }), ...(about && { about }), ...(people && { people }) }
  const wanted = { ...want, cites: full(want.cites) }
  return { scenario: { ...common, kind: 'walk', procedure, at, walk, want: wanted, not, ...optional } }
}

function dueScenario({ raw, all, common, full, pack }: Given): { scenario: DueScenario } | { error: Unread } {
  const asked = askedOf(raw, all)
  if ('error' in asked) return asked
  const { duty = '', line, check, from, at = '', done } = asked.members
  const named = pack?.duties.find(({ id }) => id === duty)
  if (pack && !named) {
    const ids = pack.duties.map(({ id }) => id)
    return { error: unknown('duty', duty, ids) }
  }
  const lines = named?.lines?.map((one) => one.class) ?? []
  const checks = named?.checks?.map(({ id }) => id) ?? []
  if (named && line !== undefined && !lines.includes(line)) return { error: unknown('line', line, lines) }
  if (named && check !== undefined && !checks.includes(check)) return { error: unknown('check', check, checks) }
  if ((line === undefined) === (check === undefined)) {
    return { error: { member: '', message: 'needs exactly one of `line`, `check`' } }
  }
  const want = raw.want as DueScenario['want']
  const optional = { ...(line && { line }), ...(check && { check }), ...(from && { from }), ...(done && { done }) }
  const wanted = { ...want, cites: full(want.cites) }
  return { scenario: { ...common, kind: 'due', duty, at, ...optional, want: wanted, not: full(raw.not) } }
}

/** What a due scenario asks: its own members, or those of the one it is like with what differs. */
function askedOf(raw: RawOther, all: readonly RawOther[]): { members: RawOther } | { error: Unread } {
  const { like, but } = raw
  if (like === undefined) return { members: raw }
  const earlier = all.slice(0, all.indexOf(raw)).filter(({ kind }) => kind === 'due')
  const base = earlier.find(({ id }) => id === like)
  if (!base) {
    const ids = earlier.map(({ id }) => id)
    return {
      error: { member: '', message: `no earlier due scenario \`${like}\` to be like`, nearest: nearest(like, ids) },
    }
  }
  const asked = askedOf(base, all)
  if ('error' in asked) return asked
  return { members: mergePatch(asked.members, but ?? {}) as RawOther }
}

function unknown(member: string, id: string, known: readonly string[]): Unread {
  return { member, message: `no ${member} \`${id}\``, nearest: nearest(id, known) }
}
