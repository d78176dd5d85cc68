const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  period: '.',
  colon: ':',
  semi: ';',
  num: '#',
  quest: '?',
  equals: '=',
  percnt: '%',
  commat: '@',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  excl: '!',
  plus: '+',
  tab: '\t',
  newline: '\n',
}

/** A text of a page with references to ASCII letters read, and for each letter where it stands in what was given. */
export type ReadText = { readonly text: string; readonly at: (index: number) => number }

/** Reads `&#46;`, `&#x2e;` and `&period;` and their like where they mean ASCII; all others stay as they are written. */
export function readEntities(given: string): ReadText {
  if (!given.includes('&')) return { text: given, at: (index) => index }
  let text = ''
  const starts: number[] = []
  let from = 0
  const copy = (to: number) => {
    for (let at = from; at < to; at++) starts.push(at)
    text += given.slice(from, to)
  }
  for (const match of given.matchAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8})(?=;));?/gi)) {
    const letter = letterOf(match)
    if (letter === undefined) continue
    copy(match.index)
    starts.push(match.index)
    text += letter
    from = match.index + match[0].length
  }
  copy(given.length)
  starts.push(given.length)
  return { text, at: (index) => starts[index] ?? given.length }
}

function letterOf([, decimal, hex, name]: RegExpMatchArray): string | undefined {
  if (name !== undefined) return named[name.toLowerCase()]
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code < 0x80 ? String.fromCharCode(code) : undefined
}
