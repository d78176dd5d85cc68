import type { ClauseSummary } from '@beadle/contract'

/** What people call a thing and what documents call it: a search for one finds the others. British and Welsh schools' words. */
const sameThing: readonly (readonly string[])[] = [
  ['memory stick', 'memory sticks', 'usb', 'flash drive', 'pen drive', 'removable media', 'portable media'],
  ['phone', 'mobile', 'telephone', 'handset'],
  ['picture', 'photo', 'photograph', 'image', 'film', 'video'],
  ['e-mail', 'email', 'mail'],
  ['password', 'passcode', 'credential'],
  ['website', 'web site', 'internet', 'web'],
  ['social media', 'facebook', 'social network'],
  ['child', 'children', 'pupil', 'student'],
  ['parent', 'carer', 'family'],
  ['laptop', 'computer', 'device'],
  ['virus', 'malware', 'anti-virus'],
  ['delete', 'dispose', 'destroy', 'retention', 'retained'],
]

/** What is looked for: every part must be found, each by any of its words. */
export type Sought = readonly (readonly string[])[]

/** Reads what somebody typed: a number, or words and phrases with those that mean the same; plurals are as good as singulars. */
export function soughtIn(typed: string): Sought {
  const text = typed.trim().toLowerCase().replace(/[“”"]/g, '')
  if (text === '') return []
  const rest: string[][] = []
  let left = text
  for (const words of sameThing) {
    const said = words.find((one) => one.includes(' ') && left.includes(one))
    if (said === undefined) continue
    rest.push([...words])
    left = left.replace(said, ' ')
  }
  for (const word of left.split(/\s+/).filter(Boolean)) {
    const one = stem(word)
    const group = sameThing.find((words) => words.some((other) => stem(other) === one))
    rest.push(group ? [...new Set([one, ...group])] : [one])
  }
  return rest
}

/** Clauses that were sought, those whose number or own words are meant before those that only come near. */
export function findClauses(clauses: readonly ClauseSummary[], typed: string): readonly ClauseSummary[] {
  const sought = soughtIn(typed)
  if (sought.length === 0) return clauses
  const ranked = clauses.flatMap((clause) => {
    const rank = rankOf(clause, sought, typed.trim().toLowerCase())
    return rank === undefined ? [] : [{ clause, rank }]
  })
  return ranked.toSorted((a, b) => b.rank - a.rank).map(({ clause }) => clause)
}

/** How well a clause answers; undefined where a part is missing. */
function rankOf(clause: ClauseSummary, sought: Sought, typed: string): number | undefined {
  const number = clause.id.slice(clause.id.indexOf('.') + 1).toLowerCase()
  // As documents number: 3.2, 8a, or misuse.4 where a part has a name alone.
  if (/^(\d|[a-z]+\.[\w.-]+$)/.test(typed)) {
    if (number === typed) return 100
    return `${number}.`.startsWith(`${typed.replace(/\.$/, '')}.`) ? 50 : undefined
  }
  const own = clause.text.toLowerCase()
  const around =
    `${number} ${clause.section} ${clause.capability} ${clause.bindings.map(({ id }) => id).join(' ')}`.toLowerCase()
  let rank = clause.lastActedAt === null ? 0 : 0.5
  for (const words of sought) {
    const [said = ''] = words
    if (own.includes(said)) rank += 10
    else if (words.some((word) => own.includes(word))) rank += 6
    else if (words.some((word) => around.includes(word))) rank += 2
    else return undefined
  }
  return rank
}

/** The text cut at what was sought, so that it can be marked. */
export function cutFound(
  text: string,
  sought: Sought,
): readonly { readonly text: string; readonly found: boolean; readonly at: number }[] {
  const words = sought.flat().filter((word) => word.length > 1)
  if (words.length === 0) return [{ text, found: false, at: 0 }]
  const pattern = new RegExp(
    `(${words
      .toSorted((a, b) => b.length - a.length)
      .map(literally)
      .join('|')})`,
    'giu',
  )
  let at = 0
  return text.split(pattern).flatMap((piece, place) => {
    const start = at
    at += piece.length
    return piece === '' ? [] : [{ text: piece, found: place % 2 === 1, at: start }]
  })
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?<=[^s])s$/, '') : word
}

function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
