import type { Reason } from '../finding.ts'
import type { Clause, PolicyVersion } from '../policy.ts'
import { type Language, sayList } from './labels.ts'
import { productTexts } from './texts.ts'
import { sayParameter } from './word-labels.ts'

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
  const sayings = new Map(
    Object.entries(texts).map(([key, text]) => [key, { en: templateOf(text.en), cy: templateOf(text.cy ?? text.en) }]),
  )
  return {
    say({ key, params = {} }, language) {
      const saying = sayings.get(key)
      return saying && filled(saying[language], params, language)
    },
    has: (key) => Object.hasOwn(texts, key),
    title: version.title,
    clause: (id) => version.clauses.get(id),
  }
}

type Params = NonNullable<Reason['params']>

/** Puts parameters into `{name}`; what is not given stays visible, so that a wrong text is seen and not hidden. */
export function fill(text: string, params: Params, language: Language): string {
  return filled(templateOf(text), params, language)
}

/** A text cut at its parameters: words, a parameter's name, words, and so on. */
type Template = readonly string[]

function templateOf(text: string): Template {
  return text.split(/\{([a-zA-Z][\w-]*)\}/)
}

function filled(template: Template, params: Params, language: Language): string {
  let text = template[0] ?? ''
  for (let i = 1; i < template.length; i += 2) {
    const name = template[i] ?? ''
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) text += `{${name}}`
    else if (typeof value === 'object')
      text += sayList([...new Set(value.map((one) => sayParameter(name, one, language)))], language)
    else text += sayParameter(name, String(value), language)
    text += template[i + 1] ?? ''
  }
  return text
}
