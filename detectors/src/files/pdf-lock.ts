import { md5, rc4 } from './md5.ts'

/** How a PDF is locked: not at all, so that it opens but asks before printing and copying, or so that it needs a password. */
export type PdfLock =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly unlock?: (octets: Uint8Array, object: number, generation: number) => Uint8Array }
  | { readonly kind: 'password' }

// ISO 32000-1 7.6.3.3, algorithm 2: what fills a password up to 32 octets; an empty one is nothing else.
const filling = Uint8Array.of(
  0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00, 0xb6,
  0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
) // biome-ignore format: octets

/**
 * Whether a PDF opens without a password. Its dictionary must really be there: the word `/Encrypt` alone locks nothing. Locks of
 * revision 2 to 4 are tried with the empty password that most "protected" files have; newer ones are taken at their word.
 */
export function lockOf(source: string): PdfLock {
  const found = /\/Encrypt\s{1,10}(\d{1,9})\s{1,10}(\d{1,5})\s{1,10}R/.exec(source)
  const dictionary = found
    ? objectAt(source, Number(found[1]), Number(found[2]))
    : /\/Encrypt\s{0,10}(<<[\s\S]{1,4000})/.exec(source)?.[1]
  if (!dictionary || !/\/Filter\s{0,10}\//.test(dictionary)) return { kind: 'none' }
  const number = (name: string) =>
    Number(new RegExp(`/${name}\\s{1,10}(-?\\d{1,11})`).exec(dictionary)?.[1] ?? Number.NaN)
  const revision = number('R')
  const owner = stringIn(dictionary, 'O')
  const user = stringIn(dictionary, 'U')
  if (!(revision >= 2 && revision <= 4) || !owner || !user) return { kind: 'password' }
  const length = revision === 2 ? 5 : Math.min(16, Math.max(5, (number('Length') || 40) >> 3))
  const size = /\/AESV2|\/V2\b/.test(dictionary) && revision === 4 ? 16 : length
  const key = keyOf({ owner, permissions: number('P'), id: firstId(source), revision, size, dictionary })
  if (!isUserKey(key, { user, id: firstId(source), revision })) return { kind: 'password' }
  if (/\/AESV2/.test(dictionary)) return { kind: 'open' }
  return {
    kind: 'open',
    unlock: (octets, object, generation) => rc4(objectKey(key, object, generation), octets),
  }
}

function objectAt(source: string, number: number, generation: number): string | undefined {
  const at = new RegExp(`(?:^|[\\s>])${number}\\s{1,10}${generation}\\s{1,10}obj\\b`).exec(source)
  return at ? source.slice(at.index, at.index + 6000).split('endobj', 1)[0] : undefined
}

/** A string of a dictionary, in either of its notations, as octets. */
function stringIn(dictionary: string, name: string): Uint8Array | undefined {
  const found = new RegExp(
    `/${name}\\s{0,10}(?:<([0-9A-Fa-f\\s]{1,400})>|\\(((?:[^\\\\()]|\\\\[\\s\\S]){1,400})\\))`,
  ).exec(dictionary)
  if (!found) return undefined
  const [, hex, text = ''] = found
  if (hex !== undefined)
    return Uint8Array.from(hex.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const names: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
  const octets: number[] = []
  for (const [, octal, letter, plain] of text.matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g))
    octets.push(
      octal
        ? Number.parseInt(octal, 8) & 255
        : letter
          ? (names[letter] ?? letter.charCodeAt(0))
          : (plain ?? '').charCodeAt(0),
    )
  return Uint8Array.from(octets)
}

function firstId(source: string): Uint8Array {
  const list = /\/ID\s{0,10}\[\s{0,10}([<(][\s\S]{1,400})/.exec(source)?.[1]
  return (list && stringIn(`/I ${list}`, 'I')) || new Uint8Array()
}

type KeyParts = {
  readonly owner: Uint8Array
  readonly permissions: number
  readonly id: Uint8Array
  readonly revision: number
  readonly size: number
  readonly dictionary: string
}

/** Algorithm 2 with the empty password. */
function keyOf({ owner, permissions, id, revision, size, dictionary }: KeyParts): Uint8Array {
  const allowed = [permissions & 255, (permissions >> 8) & 255, (permissions >> 16) & 255, (permissions >> 24) & 255]
  const metadata = revision >= 4 && /\/EncryptMetadata\s{1,10}false/.test(dictionary) ? [255, 255, 255, 255] : []
  let key = md5(Uint8Array.from([...filling, ...owner.subarray(0, 32), ...allowed, ...id, ...metadata]))
  if (revision >= 3) for (let k = 0; k < 50; k++) key = md5(key.subarray(0, size))
  return key.subarray(0, size)
}

/** Algorithms 4 and 5: what the file keeps of the user's password is what this key would have made. */
function isUserKey(
  key: Uint8Array,
  { user, id, revision }: { readonly user: Uint8Array; readonly id: Uint8Array; readonly revision: number },
): boolean {
  let made: Uint8Array
  if (revision === 2) made = rc4(key, filling)
  else {
    made = rc4(key, md5(Uint8Array.from([...filling, ...id])))
    for (let k = 1; k < 20; k++)
      made = rc4(
        key.map((octet) => octet ^ k),
        made,
      )
  }
  return made.every((octet, at) => octet === user[at])
}

/** Algorithm 1: every object has a key of its own. */
function objectKey(key: Uint8Array, object: number, generation: number): Uint8Array {
  const place = [object & 255, (object >> 8) & 255, (object >> 16) & 255, generation & 255, (generation >> 8) & 255]
  return md5(Uint8Array.from([...key, ...place])).subarray(0, Math.min(16, key.length + 5))
}
