import { isDeepStrictEqual } from 'node:util'
import type { Clause } from '@beadle/engine'
import type { Policy } from '../open-policy.ts'
import type { PackBinding } from '../pack.ts'

/** Clauses of two policies that speak of the same, and what differs between what is bound to them. */
export type ClausePair = {
  readonly a: readonly string[]
  readonly b: readonly string[]
  /** `id`: two versions of one policy. `control`: bound to the same control for people, times or things that overlap. `subject`: about the same. */
  readonly by: 'id' | 'control' | 'subject'
  /** The control, or the capability. */
  readonly subject: string
  readonly relation: 'same' | 'differs'
  /** Settings that differ; left out where one side does not say. */
  readonly settings: readonly { readonly setting: string; readonly a?: unknown; readonly b?: unknown }[]
}

/** Which clauses of two policies answer to one another, by id where it is the same policy, then by their bindings, then by subject. */
export function pairClauses(
  a: Policy,
  b: Policy,
): { readonly pairs: ClausePair[]; readonly only: { readonly a: string[]; readonly b: string[] } } {
  const pairs = a.version.policy === b.version.policy ? [...pairsById(a, b)] : pairsByControl(a, b)
  const paired = (side: 'a' | 'b') => new Set(pairs.flatMap((pair) => pair[side]))
  const [left, right] = [paired('a'), paired('b')]
  const rest = (policy: Policy, taken: ReadonlySet<string>) => policy.pack.clauses.filter(({ id }) => !taken.has(id))
  if (a.version.policy !== b.version.policy) pairs.push(...pairsBySubject(rest(a, left), rest(b, right)))
  const [allLeft, allRight] = [paired('a'), paired('b')]
  return { pairs, only: { a: rest(a, allLeft).map(({ id }) => id), b: rest(b, allRight).map(({ id }) => id) } }
}

function pairsById(a: Policy, b: Policy): ClausePair[] {
  return a.pack.clauses.flatMap((clause): ClausePair[] => {
    const other = b.version.clauses.get(clause.id)
    if (!other) return []
    const [before, after] = [boundTo(a, clause.id), boundTo(b, clause.id)]
    const settings = [
      ...(clause.text === other.text ? [] : [{ setting: 'text', a: clause.text, b: other.text }]),
      ...differencesOf(before, after),
    ]
    const relation = settings.length ? 'differs' : 'same'
    return [{ a: [clause.id], b: [clause.id], by: 'id', subject: clause.capability, relation, settings }]
  })
}

/** The settings of a clause's bindings, by binding. */
function boundTo({ pack }: Policy, clause: string): Record<string, unknown> {
  const own = pack.bindings.filter(({ cites }) => cites.includes(clause))
  return Object.fromEntries(
    own.flatMap(({ id, control, settings }) => [
      [id, control],
      ...Object.entries(settings).map(([name, value]) => [`${id}.${name}`, value]),
    ]),
  )
}

function pairsByControl(a: Policy, b: Policy): ClausePair[] {
  return a.pack.bindings.flatMap((first): ClausePair[] => {
    const alike = b.pack.bindings
      .filter(({ control }) => control === first.control)
      .map((second) => ({ second, score: likeness(first, second) }))
    const best = Math.max(0, ...alike.map(({ score }) => score))
    return alike
      .filter(({ score }) => score > 0.2 && score === best)
      .map(({ second }) => {
        const settings = differencesOf(first.settings, second.settings)
        return {
          a: first.cites,
          b: second.cites,
          by: 'control',
          subject: first.control,
          relation: settings.length ? 'differs' : 'same',
          settings,
        }
      })
  })
}

/** From 0 to 1: how far two bindings of a control speak of the same people, times and things. Lists that share nothing tell them apart. */
function likeness({ settings: a }: PackBinding, { settings: b }: PackBinding): number {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const scores = names.flatMap((name) => {
    const [one, other] = [a[name], b[name]]
    if (!Array.isArray(one) || !Array.isArray(other)) return [isDeepStrictEqual(one, other) ? 1 : 0.6]
    const shared = one.filter((item) => other.some((each) => isDeepStrictEqual(item, each))).length
    const isAbout = one.every((item) => typeof item === 'string') && shared === 0
    return isAbout ? [0, 0] : [0.4 + (0.6 * shared) / Math.max(one.length, other.length, 1)]
  })
  return scores.length === 0 ? 1 : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

function differencesOf(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): ClausePair['settings'] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return names
    .filter((name) => !isDeepStrictEqual(a[name], b[name]))
    .map((setting) => ({ setting, ...(setting in a && { a: a[setting] }), ...(setting in b && { b: b[setting] }) }))
}

/** Clauses without a common control: of one capability, and with words in common. The likest pairs first, each clause once. */
function pairsBySubject(left: readonly Clause[], right: readonly Clause[]): ClausePair[] {
  const words = new Map([...left, ...right].map(({ id, text }) => [id, wordsOf(text)]))
  const scored = left.flatMap((a) =>
    right
      .filter((b) => b.capability === a.capability)
      .map((b) => ({ a, b, score: shared(words.get(a.id), words.get(b.id)) })),
  )
  const taken = new Set<string>()
  return scored
    .filter(({ score }) => score >= 0.25)
    .toSorted((x, y) => y.score - x.score)
    .flatMap(({ a, b }): ClausePair[] => {
      if (taken.has(a.id) || taken.has(b.id)) return []
      taken.add(a.id).add(b.id)
      const relation = isDeepStrictEqual([a.modality, a.params], [b.modality, b.params]) ? 'same' : 'differs'
      const figures =
        relation === 'same'
          ? []
          : differencesOf({ modality: a.modality, ...a.params }, { modality: b.modality, ...b.params })
      return [{ a: [a.id], b: [b.id], by: 'subject', subject: a.capability, relation, settings: figures }]
    })
}

const plain = new Set(
  'the and for that with from are not may must should their them they who whom any all its his her was were been which when where into only other such than this these those have has had will can one does'.split(
    ' ',
  ),
)

/** The words that carry a text, cut to their stems as far as English endings allow. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? []
  return new Set(words.filter((word) => !plain.has(word)).map((word) => word.replace(/(ing|ed|es|s)$/, '')))
}

function shared(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  return a.intersection(b).size / Math.max(1, Math.min(a.size, b.size))
}
