import { decodeWestern } from './decode.ts'

/** Groups whose words nobody reads: tables of fonts and colours, pictures, what a newer writer marks as optional. */
const unread = new Set(
  'fonttbl colortbl stylesheet info pict objdata themedata datastore listtable listoverridetable rsidtbl generator latentstyles xmlnstbl fldinst filetbl revtbl header footer'.split(
    ' ',
  ),
)
const breaks: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
}
const marks: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}
const mostDepth = 200
const mostBytes = 8_000_000

type Group = { readonly isRead: boolean; readonly skip: number; readonly isSilent: boolean }

/** The words of RTF 1.9 as they are read, also of a page or plain text that Outlook wrapped in RTF. One pass; never throws. */
export function textOfRtf(bytes: Uint8Array): string {
  const source = decodeWestern(bytes.subarray(0, mostBytes))
  const out: string[] = []
  const groups: Group[] = []
  let group: Group = { isRead: true, skip: 1, isSilent: false }
  let skipping = 0
  let pending = -1
  const put = (text: string) => {
    if (group.isRead && !group.isSilent) out.push(text)
  }
  const token =
    /([{}])|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([^\\{}\r\n]{1,4096})|[\r\n\\]/g
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [, brace, word, number, hex, symbol, text] = found
    if (brace === '{') {
      if (groups.length < mostDepth) groups.push(group)
      pending = groups.length
    } else if (brace === '}') group = groups.pop() ?? group
    else if (symbol === '*') {
      if (pending === groups.length) group = { ...group, isRead: false }
    } else if (symbol !== undefined)
      put(
        symbol === '~'
          ? ' '
          : symbol === '_' || symbol === '-'
            ? '-'
            : symbol === '\n' || symbol === '\r'
              ? '\n'
              : /[\\{}]/.test(symbol)
                ? symbol
                : '',
      )
    else if (hex !== undefined) {
      if (skipping > 0) skipping--
      else put(decodeWestern(Uint8Array.of(Number.parseInt(hex, 16))))
    } else if (text !== undefined) {
      const shown = text.slice(Math.min(skipping, text.length))
      skipping = Math.max(0, skipping - text.length)
      put(shown)
    } else if (word !== undefined) {
      if (pending === groups.length && unread.has(word)) group = { ...group, isRead: false }
      // The text of a page wrapped in RTF stands in `htmltag` groups; what is for RTF readers only stands between \htmlrtf marks.
      else if (word === 'htmlrtf') group = { ...group, isSilent: number !== '0' }
      else if (word === 'uc') group = { ...group, skip: Math.min(10, Math.max(0, Number(number ?? 1))) }
      else if (word === 'u' && number !== undefined) {
        put(String.fromCharCode((Number(number) + 65_536) & 65_535))
        skipping = group.skip
      } else if (word === 'bin') token.lastIndex += Math.max(0, Math.min(source.length, Number(number ?? 0)))
      else put(breaks[word] ?? marks[word] ?? '')
    }
    if (brace !== '{' && text === undefined) pending = word === undefined && symbol === '*' ? groups.length : -1
    else if (text !== undefined) pending = -1
  }
  return out.join('')
}
