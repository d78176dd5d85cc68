import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Pack } from '../pack.ts'
import type { Cure, Doubt } from './doubt.ts'

/** A law or guidance that has been replaced, as policies/law.yaml has it. */
type ReplacedLaw = {
  readonly id: string
  readonly words: readonly string[]
  readonly unless: readonly string[]
  readonly replaced: string
  readonly by: string
  readonly note?: boolean
} & Partial<Cure>

/** The dated list that comes with the product. */
function replacedLaws(path = join(import.meta.dirname, '../../../policies/law.yaml')): readonly ReplacedLaw[] {
  return (parse(readFileSync(path, 'utf8')) as { law: readonly ReplacedLaw[] }).law
}

/** Every clause and every line about the document that relies on law since replaced, each where it stands. */
export function outdatedLaw(pack: Pack, laws: readonly ReplacedLaw[] = replacedLaws()): Doubt[] {
  return laws.flatMap((law) => [...inDocument(pack, law), ...inClauses(pack, law)])
}

function inDocument(pack: Pack, law: ReplacedLaw): Doubt[] {
  return ['law_and_guidance_cited', 'legal_basis'].flatMap((member) => {
    const list: unknown = pack.document[member]
    if (!Array.isArray(list)) return []
    return list.flatMap((line, i) =>
      reliesOn(String(line), law)
        ? [doubt(law, [], `the document relies on \`${line}\``, pack.where('document', `${member}.${i}`))]
        : [],
    )
  })
}

function inClauses(pack: Pack, law: ReplacedLaw): Doubt[] {
  return pack.clauses
    .filter(({ text, quote = '', params = {} }) => reliesOn(`${text} ${quote} ${JSON.stringify(params)}`, law))
    .map(({ id }) => doubt(law, [id], `relies on \`${law.words[0]}\``, pack.where('clause', id)))
}

function doubt(
  { replaced, by, note, do: what, wording }: ReplacedLaw,
  clauses: readonly string[],
  message: string,
  at: Doubt['at'],
): Doubt {
  return {
    kind: 'outdated-law',
    severity: note ? 'note' : 'warning',
    clauses,
    bindings: [],
    message: `${message}, replaced on ${replaced} by ${by}`,
    ...(at && { at }),
    ...(what !== undefined && { cure: { do: what, ...(wording && { wording }) } }),
  }
}

function reliesOn(text: string, { words, unless }: ReplacedLaw): boolean {
  return words.some((word) => mentions(text, word)) && !unless.some((word) => mentions(text, word))
}

/** Whether `text` says `word`, as whole words and whatever the case; a word in `^…$` must be all of the text. */
function mentions(text: string, word: string): boolean {
  if (word.startsWith('^')) return text.trim().toLowerCase() === word.slice(1, -1).toLowerCase()
  const given = text.toLowerCase()
  const wanted = word.toLowerCase()
  for (let at = given.indexOf(wanted); at >= 0; at = given.indexOf(wanted, at + 1)) {
    const before = given[at - 1] ?? ' '
    const after = given[at + wanted.length] ?? ' '
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)) return true
  }
  return false
}
