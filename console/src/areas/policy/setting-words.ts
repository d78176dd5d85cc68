import type { WordId } from '../../i18n/words.tsx'

type Speech = {
  readonly say: (id: WordId, values?: Readonly<Record<string, string | number>>) => string
  readonly name: (prefix: string, word: string) => string
  readonly list: (items: readonly string[]) => string
}

/** The value of a setting as somebody would say it: people, kinds and days by name, hours as hours, never as data. */
export function settingWords(setting: string, value: unknown, speech: Speech): string {
  const { say, name, list } = speech
  if (value === true) return say('yes')
  if (value === false) return say('no')
  if (typeof value === 'number') return setting === 'share' ? `${Math.round(value * 100)} %` : String(value)
  if (typeof value === 'string') return wordOf(setting, value, name)
  if (Array.isArray(value)) {
    if (value.length === 0) return say('setting.none')
    const items = value.map((one) => settingWords(setting, one, speech))
    return value.every((one) => typeof one === 'object') ? items.join('; ') : list(items)
  }
  if (typeof value !== 'object' || value === null) return ''
  const inner = value as Readonly<Record<string, unknown>>
  if (typeof inner.from === 'string' && typeof inner.to === 'string' && Object.keys(inner).length === 2)
    return say('setting.from-to', { from: wordOf('from', inner.from, name), to: wordOf('to', inner.to, name) })
  return Object.entries(inner)
    .map(([key, one]) => `${name('setting', key)}: ${settingWords(key, one, speech)}`)
    .join(', ')
}

/** Words that are an act, a person who decides, or of the vocabulary; what somebody wrote stays as it is. */
function wordOf(setting: string, word: string, name: Speech['name']): string {
  if (setting === 'actions') return name('act', word)
  const [kind, role] = word.split(':')
  if (role !== undefined && /^(role|nominee-of)$/.test(kind ?? '')) return lower(name('role', role))
  if (word === 'line-manager-of:sender') return lower(name('releaser', 'line-manager'))
  // Times, phrases and the like are not one lower-case word.
  if (!/^[a-z][a-z0-9-]*$/.test(word)) return word
  const asValue = name('value', word)
  return lower(asValue)
}

function lower(words: string): string {
  // An abbreviation keeps its letters.
  return /^.[A-Z]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
}
