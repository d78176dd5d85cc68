/** A value of a MAPI property: text where its type says so, and the octets always. */
export type Value = { readonly text?: string; readonly octets: Buffer }

/** The properties of a TNEF attribute, as far as they could be read. */
export type Properties = { readonly isBroken: boolean; first(id: number): Value | undefined }

const mostProperties = 5000
const mostValues = 1000

// MS-OXCDATA 2.11.1: how long a value of each type is; the others say it themselves.
const fixedLength: Readonly<Record<number, number>> = {
  1: 0,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const object = 0x0d
const string8 = 0x1e
const unicode = 0x1f
const binary = 0x102
const manyFlag = 0x1000

/** Reads a list of properties as TNEF writes them (MS-OXTNEF 2.1.3.5). Never throws. */
export function readProperties(data: Buffer): Properties {
  const values = new Map<number, Value>()
  const reader = new PropertyReader(data)
  const isBroken = reader.read(values)
  return { isBroken, first: (id) => values.get(id) }
}

class PropertyReader {
  readonly #data: Buffer
  #at = 0

  constructor(data: Buffer) {
    this.#data = data
  }

  read(into: Map<number, Value>): boolean {
    const count = this.#u32()
    if (count === undefined) return true
    for (let k = 0; k < Math.min(count, mostProperties); k++) {
      if (this.#at + 4 > this.#data.length) return true
      const type = this.#data.readUInt16LE(this.#at)
      const id = this.#data.readUInt16LE(this.#at + 2)
      this.#at += 4
      if (id >= 0x8000 && !this.#skipName()) return true
      const value = this.#value(type & ~manyFlag, (type & manyFlag) !== 0)
      if (value === undefined) return true
      if (value !== null && !into.has(id)) into.set(id, value)
    }
    return count > mostProperties
  }

  /** A named property: a GUID, then a number or a name in UTF-16. */
  #skipName(): boolean {
    this.#at += 16
    const kind = this.#u32()
    const next = this.#u32()
    if (kind === undefined || next === undefined) return false
    if (kind === 1) this.#at += padded(next)
    return this.#at <= this.#data.length
  }

  /** The first value; null where there is none, undefined where the data end or make no sense. */
  #value(type: number, many: boolean): Value | null | undefined {
    const fixed = fixedLength[type]
    const variable = type === object || type === string8 || type === unicode || type === binary
    if (fixed === undefined && !variable) return undefined
    const count = many || variable ? this.#u32() : 1
    if (count === undefined || count > mostValues) return undefined
    let first: Value | null = null
    for (let k = 0; k < count; k++) {
      const length = fixed ?? this.#u32()
      if (length === undefined || this.#at + length > this.#data.length) return undefined
      const octets = this.#data.subarray(this.#at, this.#at + length)
      this.#at += padded(length)
      first ??=
        type === unicode
          ? {
              text: octets
                .subarray(0, length & ~1)
                .toString('utf16le')
                .replace(/\0+$/, ''),
              octets,
            }
          : { octets }
    }
    return first
  }

  #u32(): number | undefined {
    if (this.#at + 4 > this.#data.length) return undefined
    const value = this.#data.readUInt32LE(this.#at)
    this.#at += 4
    return value
  }
}

const padded = (length: number) => (length + 3) & ~3
