import { type Member, type Role, type Shape, vocabulary } from '@beadle/engine'

/** What a value may be replaced by beside the words of its shape. */
export type Words = {
  /** Figures that some setting speaks of. */
  readonly numbers: readonly number[]
  /** Words that some setting speaks of: names of roles and lists, phrases. */
  readonly texts: readonly string[]
  /** Instants worth trying where one is asked for. */
  readonly instants: readonly string[]
  /** Values that other requests have at a member, by its path without positions (`to.size`). */
  readonly seen: ReadonlyMap<string, readonly unknown[]>
}

/** One change inside a value: the member it changes and the whole value after it. */
export type Alternative = { readonly at: string; readonly value: unknown }

/** Every value that differs from `value` in one place. Finite: closed lists, switches, figures of `words`, values seen elsewhere. */
export function alternativesOf(shape: Shape, value: unknown, words: Words, at = ''): Alternative[] {
  const here = (values: readonly unknown[]): Alternative[] => values.map((one) => ({ at, value: one }))
  const whole = here([...ownValues(shape, words), ...seenAt(words, at)].filter((one) => !isSame(one, value)))
  if (shape.kind === 'object' && isObject(value))
    return [...whole, ...memberAlternatives(shape.members, value, words, at)]
  if (shape.kind === 'list' && Array.isArray(value)) return [...whole, ...listAlternatives(shape.of, value, words, at)]
  if (shape.kind === 'union')
    return [
      ...whole,
      ...shape.of.flatMap((one) => here(ownValues(one, words)).filter((other) => !isSame(other.value, value))),
    ]
  return whole
}

/** The values of closed shapes, whatever stands there now. */
function ownValues(shape: Shape, words: Words): unknown[] {
  switch (shape.kind) {
    case 'bool':
      return [true, false]
    case 'null':
      return [null]
    case 'enum':
      return [...shape.values]
    case 'text':
      return [...words.texts]
    case 'instant':
      return [...words.instants]
    case 'integer':
      return words.numbers.filter((one) => Number.isInteger(one) && one >= 0)
    case 'number':
      return words.numbers.filter(
        (one) => one >= shape.from && one <= shape.to && (!shape.whole || Number.isInteger(one)),
      )
    case 'id':
      return shape.of === 'id'
        ? ['self', 'shared', 'everyone', 'somebody-else']
        : shape.of === 'role'
          ? [...rolesTried]
          : []
    case 'list':
      return shape.of.kind === 'enum' ? [[], ...shape.of.values.map((one) => [one])] : []
    default:
      return []
  }
}

/** Roles that stand for the others: each is a kind of person that clauses tell apart. */
export const rolesTried = [
  'teacher',
  'headteacher',
  'senior-leader',
  'office',
  'teaching-assistant',
  'network-manager',
  'it-technician',
  'dsl',
  'governor',
  'volunteer',
  'pupil',
  'parent',
  'visitor',
  'community-user',
  'former-pupil',
  'outsider',
] as const satisfies readonly (typeof vocabulary.roles)[keyof typeof vocabulary.roles][number][]

const known: readonly string[] = Object.values(vocabulary.roles).flat()

/** The roles tried, and those that the words speak of. */
export function rolesOf({ texts }: Pick<Words, 'texts'>): Role[] {
  const spoken = texts.filter((text): text is Role => known.includes(text))
  return [...new Set([...spoken, ...rolesTried])]
}

function memberAlternatives(
  members: Readonly<Record<string, Member>>,
  value: Readonly<Record<string, unknown>>,
  words: Words,
  at: string,
): Alternative[] {
  return Object.entries(members).flatMap(([name, { shape, optional }]) => {
    const { [name]: now, ...others } = value
    const path = at ? `${at}.${name}` : name
    const changed = alternativesOf(shape, now, words, path).map((one) => ({
      ...one,
      value: { ...others, [name]: one.value },
    }))
    return optional && now !== undefined ? [...changed, { at: path, value: others }] : changed
  })
}

function listAlternatives(of: Shape, list: readonly unknown[], words: Words, at: string): Alternative[] {
  const fewer = list.length < 2 ? [] : list.map((_, i) => ({ at, value: list.toSpliced(i, 1) }))
  if (of.kind === 'enum')
    return [...fewer, ...of.values.filter((one) => !list.includes(one)).map((one) => ({ at, value: [...list, one] }))]
  if (of.kind === 'id')
    return [...fewer, ...(of.of === 'role' ? rolesOf(words).map((role) => ({ at, value: [role] })) : [])]
  const inside = list.flatMap((item, i) =>
    alternativesOf(of, item, words, at).map((one) => ({ ...one, value: list.with(i, one.value) })),
  )
  return [...fewer, ...inside]
}

function seenAt({ seen }: Words, at: string): readonly unknown[] {
  return seen.get(at) ?? []
}

/** Remembers the values of a request's members by path, so that they can be tried elsewhere. */
export function remember(seen: Map<string, unknown[]>, value: unknown, at: string, most = 12): void {
  if (Array.isArray(value)) for (const item of value) remember(seen, item, at, most)
  if (!isObject(value)) return
  for (const [name, member] of Object.entries(value)) {
    const path = at ? `${at}.${name}` : name
    const list = seen.get(path) ?? []
    seen.set(path, list)
    if (list.length < most && !list.some((one) => isSame(one, member))) list.push(member)
    remember(seen, member, path, most)
  }
}

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
