import { decodeText } from './decode.ts'
import { inflate } from './inflate.ts'
import { decodeLzma, lzmaProperties } from './lzma.ts'

/** What a reader of archives may spend, over a whole attachment: bytes that come out, entries, and growth of one entry. */
export type Budget = { bytes: number; entries: number }

/** An entry of a zip archive. Without `content` it is a folder, encrypted, in another compression, or beyond the limits. */
export type ZipEntry = {
  readonly name: string
  readonly size: number
  readonly encrypted: boolean
  readonly content?: Uint8Array
  readonly problem?: 'encrypted' | 'broken' | 'too-large' | 'unknown-compression'
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50

/** True when the bytes begin like a zip archive (or hold an empty one). */
export function isZip(bytes: Uint8Array): boolean {
  return u32(bytes, 0) === localEntry || u32(bytes, 0) === endOfDirectory
}

/**
 * Reads a zip archive (PKWARE APPNOTE 6.3): the central directory, and the content of each entry as far as `budget`
 * reaches. `wants` tells which entries are opened; of others only the name is read. Without a directory the local
 * headers are walked, since a broken archive may still open on somebody's machine. Never throws.
 */
export function readZip(
  bytes: Uint8Array,
  budget: Budget,
  wants: (name: string) => boolean = () => true,
): { readonly entries: readonly ZipEntry[]; readonly problems: readonly string[] } {
  const end = findEnd(bytes)
  const places = end === undefined ? walkLocal(bytes, 0) : bothWays(bytes, walkDirectory(bytes, end))
  const problems: string[] = places.length === 0 ? ['archive-broken'] : []
  const entries: ZipEntry[] = []
  const opened = new Set<number>()
  for (const place of places) {
    if (budget.entries-- <= 0) {
      problems.push('too-many-entries')
      break
    }
    // Data that stand once are opened once, however many entries point at them.
    const again = opened.has(place.at)
    if (again && !problems.includes('archive-overlapping')) problems.push('archive-overlapping')
    entries.push(openEntry(bytes, place, budget, again ? () => false : wants))
    opened.add(place.at)
  }
  return { entries, problems }
}

type Place = {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

function findEnd(bytes: Uint8Array): number | undefined {
  const lowest = Math.max(0, bytes.length - 22 - 65_535)
  for (let i = bytes.length - 22; i >= lowest; i--) if (u32(bytes, i) === endOfDirectory) return i
  return undefined
}

function walkDirectory(bytes: Uint8Array, end: number): Place[] {
  const places: Place[] = []
  const directorySize = u32(bytes, end + 12)
  const said = u32(bytes, end + 16)
  // Something may stand before the archive (a self-extracting program): offsets are then counted from where it begins.
  const start =
    end - directorySize >= 0 && u32(bytes, end - directorySize) === directoryEntry ? end - directorySize : said
  const shift = start - said
  let at = start
  while (at + 46 <= bytes.length && u32(bytes, at) === directoryEntry && places.length < 100_000) {
    const nameLength = u16(bytes, at + 28)
    const extraAt = at + 46 + nameLength
    const wide = zip64(bytes, extraAt, extraAt + u16(bytes, at + 30))
    const next = (value: number) => (value === 0xffffffff ? (wide.shift() ?? value) : value)
    // The order of the wide numbers is fixed: size, packed size, offset, each only when its short form is full.
    const size = next(u32(bytes, at + 24))
    const packed = next(u32(bytes, at + 20))
    const offset = next(u32(bytes, at + 42))
    places.push({
      name: decodeText(bytes.subarray(at + 46, extraAt)),
      flags: u16(bytes, at + 8),
      method: u16(bytes, at + 10),
      packed,
      size,
      at: offset + shift,
    })
    at += 46 + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32)
  }
  return places
}

/** The 64-bit numbers of an entry's extra field 1 (APPNOTE 4.5.3). Beyond what a mail can hold they are only ever wrong. */
function zip64(bytes: Uint8Array, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + u16(bytes, at + 2)) {
    if (u16(bytes, at) !== 1) continue
    const numbers: number[] = []
    for (let k = at + 4; k + 8 <= Math.min(to, at + 4 + u16(bytes, at + 2)); k += 8)
      numbers.push(u32(bytes, k) + u32(bytes, k + 4) * 2 ** 32)
    return numbers
  }
  return []
}

/**
 * Entries of the directory, and those that only their own headers name: a program that reads from the front unpacks them too.
 * An entry whose two headers name it differently stands under both names.
 */
function bothWays(bytes: Uint8Array, listed: readonly Place[]): Place[] {
  const byPlace = new Map(listed.map((place) => [place.at, place]))
  const places = [...listed]
  // What stands before the archive may itself begin like one only where the archive begins.
  const first = listed.length === 0 ? 0 : Math.min(...listed.slice(0, 10_000).map(({ at }) => at))
  for (const local of walkLocal(bytes, u32(bytes, 0) === localEntry ? 0 : first)) {
    const known = byPlace.get(local.at)
    if (!known) places.push(local)
    else if (known.name !== local.name) places.push({ ...known, name: local.name })
  }
  return places
}

function walkLocal(bytes: Uint8Array, start: number): Place[] {
  const places: Place[] = []
  let at = start
  while (at + 30 <= bytes.length && u32(bytes, at) === localEntry && places.length < 100_000) {
    const nameLength = u16(bytes, at + 26)
    const packed = u32(bytes, at + 18)
    const flags = u16(bytes, at + 6)
    const streamed = (flags & 8) !== 0 && packed === 0
    places.push({
      name: decodeText(bytes.subarray(at + 30, at + 30 + nameLength)),
      flags,
      method: u16(bytes, at + 8),
      packed: streamed ? bytes.length : packed,
      size: u32(bytes, at + 22),
      at,
    })
    const next = at + 30 + nameLength + u16(bytes, at + 28) + packed
    // Its length follows it: the next header is looked for.
    at = streamed ? nextLocal(bytes, next) : next
    if (at < 0) break
  }
  return places
}

function nextLocal(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x50, from); at >= 0; at = bytes.indexOf(0x50, at + 1))
    if (u32(bytes, at) === localEntry || u32(bytes, at) === directoryEntry) return at
  return -1
}

function openEntry(bytes: Uint8Array, place: Place, budget: Budget, wants: (name: string) => boolean): ZipEntry {
  const { name, size } = place
  const encrypted = (place.flags & 1) !== 0 || place.method === 99
  const entry = { name, size, encrypted }
  if (encrypted) return { ...entry, problem: 'encrypted' }
  if (name.endsWith('/') || !wants(name)) return entry
  if (u32(bytes, place.at) !== localEntry) return { ...entry, problem: 'broken' }
  const from = place.at + 30 + u16(bytes, place.at + 26) + u16(bytes, place.at + 28)
  const packed = bytes.subarray(from, Math.min(bytes.length, from + place.packed))
  if (place.method === 0) {
    if (packed.length > budget.bytes) return { ...entry, problem: 'too-large' }
    budget.bytes -= packed.length
    return { ...entry, content: packed }
  }
  if (place.method === 14) return openLzma(entry, packed, budget)
  if (place.method !== 8) return { ...entry, problem: 'unknown-compression' }
  const opened = inflate(packed, budget.bytes)
  if ('problem' in opened) return { ...entry, problem: opened.problem }
  budget.bytes -= opened.bytes.length
  return { ...entry, content: opened.bytes }
}

/** APPNOTE 5.8: two octets of version, two of length, then LZMA's own properties. */
function openLzma(entry: ZipEntry, packed: Uint8Array, budget: Budget): ZipEntry {
  const properties = lzmaProperties(packed[4] ?? 255)
  if (entry.size > budget.bytes) return { ...entry, problem: 'too-large' }
  if (!properties) return { ...entry, problem: 'broken' }
  budget.bytes -= entry.size
  return { ...entry, content: decodeLzma(packed.subarray(4 + u16(packed, 2)), properties, entry.size) }
}

/** Little-endian numbers; beyond the end they read as zero bytes. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

/** Unsigned, little-endian, four bytes. */
export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0
}
