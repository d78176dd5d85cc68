/**
 * Letters of other scripts that look like Latin ones, by the Latin letter they pass for. Made by us by looking; compare
 * Unicode Technical Standard 39, which lists many more. Full-width, mathematical and enclosed letters need no entry:
 * compatibility decomposition turns them into plain ones.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'аɑαάӑӓⲁ',
  b: 'ЬвƄвβ',
  c: 'сϲⅽᴄ¢',
  d: 'ԁⅾɗ',
  e: 'еєҽεέ℮ёəɛ',
  f: 'ғƒϝ',
  g: 'ɡցɢ',
  h: 'һհнʜ',
  i: 'іıɩιίїɪ',
  j: 'јʝ',
  k: 'кκⲕᴋ',
  l: 'ӏⅼʟ',
  m: 'мⅿᴍ',
  n: 'ոηпռɴ',
  o: 'оοόօøᴏσө',
  p: 'рρϱⲣ',
  q: 'ԛզ',
  r: 'гʀᴦ',
  s: 'ѕꜱʂ',
  t: 'тτᴛ',
  u: 'υսμʋцᴜ',
  v: 'ѵνᴠ',
  w: 'ԝшщωᴡ',
  x: 'хχⅹ',
  y: 'уүγʏ',
  z: 'ᴢʐ',
  "'": '’‘‛ʼ`´′',
  '"': '“”„‟«»″',
  '-': '‐‑‒–—―−',
  '*': '∗•⁎',
}

/** From a foreign character (lower case) to the ASCII one that it passes for. */
export const homoglyphs: ReadonlyMap<string, string> = new Map([
  ...Object.entries(lookAlikes).flatMap(([plain, others]) => [...others].map((other) => [other, plain] as const)),
  // A gesture is a word.
  ['\u{1F595}', ' fuck '] as const,
])
