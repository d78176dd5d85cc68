/** Why a request or a set of facts cannot be read. */
export type Unreadable = {
  readonly code:
    | 'request.bad-value'
    | 'request.missing-member'
    | 'request.unknown-member'
    | 'request.unknown-action'
    | 'request.unknown-fact'
    | 'request.unknown-role'
    | 'request.unknown-value'
    | 'request.too-large'
  /** Where, as in `resource.properties.to[0].roles[1]` or `context.facts["calendar.day"]`; empty for the whole. */
  readonly member: string
  /** Lower case, no stop, what was given in backticks. */
  readonly message: string
  /** The known word nearest to the one given, where one is near. */
  readonly nearest?: string
}

/** What the codes mean, for the reference pages. */
export const unreadableCodes: Readonly<Record<Unreadable['code'], string>> = {
  'request.bad-value': 'A value is not of the form its member has.',
  'request.missing-member': 'A member that may not be left out is absent.',
  'request.unknown-member': 'A member the vocabulary does not have there.',
  'request.unknown-action': 'An action the vocabulary does not have.',
  'request.unknown-fact': 'A fact the vocabulary does not have.',
  'request.unknown-role': 'A role the vocabulary does not have.',
  'request.unknown-value': 'A word that is not in the closed list of its member.',
  'request.too-large': 'A text, a list or the whole is larger than is read.',
}

/** How much of a request is read. Whatever is larger is refused, never cut. */
export const readingLimits = {
  /** Characters of one text. */
  text: 20_000_000,
  /** Characters of an id, an address or a word. */
  word: 4_096,
  /** Entries of one list or map. */
  entries: 20_000,
  /** Values in the whole request. */
  values: 500_000,
} as const

/** The path of a member: a dot for plain names, brackets and quotes for names with other characters. */
export function memberPath(parent: string, name: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${parent}[${JSON.stringify(name)}]`
  return parent === '' ? name : `${parent}.${name}`
}

/** How a given value is shown in a message: shortened, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const line = (text ?? 'undefined').replace(/[\p{Cc}\p{Cf}`]+/gu, ' ')
  return `\`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``
}

/** The kind of a JSON value, with its article. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  const kinds: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    object: 'an object',
    undefined: 'nothing',
  }
  return kinds[typeof value] ?? typeof value
}
