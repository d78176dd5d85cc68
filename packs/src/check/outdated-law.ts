import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Pack } from '../pack.ts'
import type { Doubt } from './check-pack.ts'

/** A law or guidance that has been replaced, as policies/law.yaml has it. */
type ReplacedLaw = {
  readonly id: string
  readonly words: readonly string[]
  readonly unless: readonly string[]
  readonly replaced: string
  readonly by: string
}

/** The dated list that comes with the product. */
function replacedLaws(path = join(import.meta.dirname, '../../../policies/law.yaml')): readonly ReplacedLaw[] {
  return (parse(readFileSync(path, 'utf8')) as { law: readonly ReplacedLaw[] }).law
}

/** Clauses and lines about the document that rely on law since replaced. */
export function outdatedLaw(pack: Pack, laws: readonly ReplacedLaw[] = replacedLaws()): Doubt[] {
  const cited = [pack.document.law_and_guidance_cited, pack.document.legal_basis].flatMap((list) =>
    Array.isArray(list) ? list.map(String) : [],
  )
  return laws.flatMap(({ words, unless, replaced, by }) => {
    const rely = (text: string) =>
      words.some((word) => mentions(text, word)) && !unless.some((word) => mentions(text, word))
    const clauses = pack.clauses
      .filter(({ text, quote = '', params = {} }) => rely(`${text} ${quote} ${JSON.stringify(params)}`))
      .map(({ id }) => id)
    const lines = cited.filter(rely)
    if (clauses.length === 0 && lines.length === 0) return []
    const [first] = clauses
    const named = lines.length ? `\`${lines.join('`, `')}\`` : 'a law'
    const message = `${named} was replaced on ${replaced} by ${by}`
    return [
      {
        kind: 'outdated-law',
        severity: 'warning',
        clauses,
        bindings: [],
        message,
        ...(first && { at: pack.where('clause', first) }),
      },
    ] satisfies Doubt[]
  })
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
