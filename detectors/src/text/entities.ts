/** The named character references that real mail uses; others are left as they stand. */
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '', zwj: '', shy: '', lrm: '', rlm: '',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„', laquo: '«', raquo: '»', ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·',
  pound: '£', euro: '€', cent: '¢', yen: '¥', copy: '©', reg: '®', trade: '™', deg: '°', times: '×', frac12: '½',
  agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', auml: 'ä', aring: 'å', aelig: 'æ', ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë', igrave: 'ì', iacute: 'í', icirc: 'î',
  iuml: 'ï', ntilde: 'ñ', ograve: 'ò', oacute: 'ó', ocirc: 'ô', otilde: 'õ', ouml: 'ö', oslash: 'ø', ugrave: 'ù', uacute: 'ú', ucirc: 'û', uuml: 'ü', yacute: 'ý', szlig: 'ß',
  alpha: 'α', beta: 'β', epsilon: 'ε', iota: 'ι', kappa: 'κ', nu: 'ν', omicron: 'ο', rho: 'ρ', tau: 'τ', upsilon: 'υ', chi: 'χ', num: '#', ast: '*', excl: '!', commat: '@', dollar: '$', period: '.', lowbar: '_', Tab: ' ', NewLine: ' ',
} // biome-ignore format: a table

/** Decodes the character reference at `start` (an `&`); what is none is the ampersand itself. */
export function decodeEntity(html: string, start: number): { readonly text: string; readonly end: number } {
  const found = /^&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,12}));?/i.exec(html.slice(start, start + 16))
  if (!found) return { text: '&', end: start + 1 }
  const end = start + found[0].length
  const point = found[1] ? Number.parseInt(found[1], 16) : found[2] ? Number(found[2]) : undefined
  if (point !== undefined)
    return {
      text: point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : ' ',
      end,
    }
  const text = named[found[3] ?? ''] ?? named[(found[3] ?? '').toLowerCase()]
  return text === undefined ? { text: '&', end: start + 1 } : { text, end }
}
