import type { Reason } from '../finding.ts'
import type { Clause, PolicyVersion } from '../policy.ts'
import { type Language, sayList } from './labels.ts'
import { productTexts } from './texts.ts'

type Texts = PolicyVersion['texts']

/** The sentences in force for a policy version: the pack's over the controls' over the product's. */
export type Sentences = {
  /** The sentence of a reason, its parameters filled in; undefined when no text has that key. Falls back to English. */
  say(reason: Reason, language: Language): string | undefined
  has(key: string): boolean
  readonly title: string
  clause(id: string): Clause | undefined
}

/** Joins the texts of a policy version with those of the controls in use. */
export function sentencesOf(version: PolicyVersion, controlTexts: Texts): Sentences {
  const texts: Texts = { ...productTexts, ...controlTexts, ...version.texts }
  return {
    say({ key, params = {} }, language) {
      const text = texts[key]
      return text && fill(text[language] ?? text.en, params, language)
    },
    has: (key) => Object.hasOwn(texts, key),
    title: version.title,
    clause: (id) => version.clauses.get(id),
  }
}

/** Puts parameters into `{name}`; what is not given stays visible, so that a wrong text is seen and not hidden. */
export function fill(text: string, params: NonNullable<Reason['params']>, language: Language): string {
  if (!text.includes('{')) return text
  return text.replace(/\{([a-zA-Z][\w-]*)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'object' ? sayList(value, language) : String(value)
  })
}
