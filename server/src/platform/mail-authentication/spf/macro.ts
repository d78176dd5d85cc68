/** What macros stand for (RFC 7208 7.2), each asked for when it is met. */
export type MacroValues = Readonly<Record<'s' | 'l' | 'o' | 'd' | 'i' | 'v' | 'h', string>> & {
  /** Only in explanations. */
  readonly c: string
  readonly r: string
  readonly t: string
}

const macro = /%(?:\{([A-Za-z])(\d*)(r?)([-.+,/_=]*)\}|([%_-]))/gi
const plain: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' }

/** Whether every `%` in it begins a macro; `allowsExp` lets those in that only explanations know (c, r, t). */
export function isMacroText(text: string, { allowsExp }: { readonly allowsExp: boolean }): boolean {
  const rest = text.replace(macro, (_, letter?: string, digits?: string) => {
    if (letter === undefined) return ''
    const isKnown = /[slodipvh]/i.test(letter) || (allowsExp && /[crt]/i.test(letter))
    return isKnown && (digits === '' || (digits?.length ?? 0) < 4) && Number(digits || 1) > 0 ? '' : '%'
  })
  return !rest.includes('%')
}

/** Whether the text asks for `%{p}`, which costs a look-up. */
export function asksForName(text: string): boolean {
  return /%\{p/i.test(text)
}

/** The text with its macros replaced. An upper-case macro is escaped for a URL (RFC 7208 7.3). */
export function expandMacros(text: string, values: MacroValues & { readonly p: string }): string {
  return text.replace(macro, (_, letter = '', digits = '', reverse = '', delimiters = '', literal = '') => {
    if (literal !== '') return plain[literal] ?? ''
    const name = letter.toLowerCase() as keyof typeof values
    let parts = values[name].split(delimiters === '' ? '.' : new RegExp(`[${delimiters.replace(/[-/]/g, '\\$&')}]`))
    if (reverse !== '') parts = parts.toReversed()
    if (digits !== '') parts = parts.slice(-Number(digits))
    const value = parts.join('.')
    return letter === name ? value : escapeUrl(value)
  })
}

function escapeUrl(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** A domain of at most 253 octets: labels go from the left until it fits (RFC 7208 7.3). */
export function fitDomain(domain: string): string {
  let fitting = domain.endsWith('.') ? domain.slice(0, -1) : domain
  while (fitting.length > 253 && fitting.includes('.')) fitting = fitting.slice(fitting.indexOf('.') + 1)
  return fitting
}
