/** A stream of a compound file made for a test; `path` has its storages before it, with slashes. */
export type MadeStream = { readonly path: string; readonly content: Uint8Array }

const sector = 512
const free = 0xffffffff
const end = 0xfffffffe

/** A compound file as office programs write it: streams of 4096 octets or more, so that no small ones are needed. */
export function ole(streams: readonly MadeStream[]): Uint8Array {
  const padded = streams.map(({ path, content }) => {
    const size = Math.max(4096, content.length)
    const room = Buffer.alloc(Math.ceil(size / sector) * sector)
    room.set(content)
    return { path, room, size }
  })
  const storages = [
    ...new Set(
      streams.flatMap(({ path }) =>
        path
          .split('/')
          .slice(0, -1)
          .map((_, at, parts) => parts.slice(0, at + 1).join('/')),
      ),
    ),
  ]
  const names = [...storages, ...padded.map(({ path }) => path)]
  const directory = Buffer.alloc(Math.ceil(((names.length + 1) * 128) / sector) * sector)
  const sectors = padded.reduce((sum, { room }) => sum + room.length / sector, directory.length / sector) + 1
  const fat = Buffer.alloc(sector, 0xff)
  if (sectors > sector / 4) throw new Error('more than one table of sectors')
  fat.writeUInt32LE(0xfffffffd, 0)
  let next = 1
  const chain = (count: number) => {
    const start = next
    for (let k = 0; k < count; k++, next++) fat.writeUInt32LE(k + 1 < count ? next + 1 : end, next * 4)
    return start
  }
  const directoryAt = chain(directory.length / sector)
  const childOf = new Map<string, number>()
  const entry = (
    index: number,
    name: string,
    fields: { readonly type: number; readonly start?: number; readonly size?: number },
  ) => {
    const at = index * 128
    directory.write(`${name}\0`, at, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, at + 64)
    directory[at + 66] = fields.type
    for (const place of [68, 72, 76]) directory.writeUInt32LE(free, at + place)
    directory.writeUInt32LE(fields.start ?? end, at + 116)
    directory.writeUInt32LE(fields.size ?? 0, at + 120)
  }
  entry(0, 'Root Entry', { type: 5 })
  for (const [index, path] of names.entries()) {
    const stream = padded[index - storages.length]
    const name = path.split('/').at(-1) ?? ''
    if (stream) entry(index + 1, name, { type: 2, start: chain(stream.room.length / sector), size: stream.size })
    else entry(index + 1, name, { type: 1 })
    const parent = path.split('/').slice(0, -1).join('/')
    const parentAt = (parent === '' ? 0 : names.indexOf(parent) + 1) * 128
    // Brothers hang on one another in a row.
    const brother = childOf.get(parent)
    if (brother === undefined) directory.writeUInt32LE(index + 1, parentAt + 76)
    else directory.writeUInt32LE(index + 1, brother * 128 + 72)
    childOf.set(parent, index + 1)
  }
  const head = Buffer.alloc(sector)
  head.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeUInt32LE(1, 44)
  head.writeUInt32LE(directoryAt, 48)
  head.writeUInt32LE(4096, 56)
  head.writeUInt32LE(end, 60)
  head.writeUInt32LE(end, 68)
  head.fill(0xff, 76)
  head.writeUInt32LE(0, 76)
  return Buffer.concat([head, fat, directory, ...padded.map(({ room }) => room)])
}

/** A record of Excel's or PowerPoint's streams. */
export function biff(id: number, content: Uint8Array | readonly number[]): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(content.length, 2)
  return Buffer.concat([head, Uint8Array.from(content)])
}

/** A workbook with one sheet of shared strings, cut over two records where `cut` says. */
export function xls(rows: readonly (readonly string[])[], more: readonly Buffer[] = [], cut?: number): Uint8Array {
  const strings = [...new Set(rows.flat())]
  const list = Buffer.concat([
    u32(strings.length),
    u32(strings.length),
    ...strings.map((text) => Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')])),
  ])
  const shared =
    cut === undefined
      ? [biff(0xfc, list)]
      : [biff(0xfc, list.subarray(0, cut)), biff(0x3c, Buffer.concat([Buffer.from([1]), list.subarray(cut)]))]
  const cells = rows.flatMap((row, r) =>
    row.map((cell, c) => biff(0xfd, Buffer.concat([u16(r), u16(c), u16(0), u32(strings.indexOf(cell))]))),
  )
  const stream = Buffer.concat([
    biff(0x809, [0, 6, 5, 0]),
    ...more,
    ...shared,
    biff(0x0a, []),
    biff(0x809, [0, 6, 16, 0]),
    ...cells,
    biff(0x0a, []),
  ])
  return ole([{ path: 'Workbook', content: stream }])
}

/** A Word document whose text stands in two pieces, one of narrow and one of wide letters. */
export function doc(narrow: string, wide: string, { encrypted = false } = {}): Uint8Array {
  const document = Buffer.alloc(4096)
  document.writeUInt16LE(0xa5ec, 0)
  document.writeUInt16LE(0xc1, 2)
  document.writeUInt16LE(0x200 | (encrypted ? 0x100 : 0), 0x0a)
  document.write(narrow, 2048, 'latin1')
  document.write(wide, 3072, 'utf16le')
  const ends = [0, narrow.length, narrow.length + wide.length].map(u32)
  const pieces = [(2048 << 1) | 0x40000000, 3072].map((place) => Buffer.concat([u16(0), u32(place), u16(0)]))
  const table = Buffer.concat([...ends, ...pieces])
  const clx = Buffer.concat([Buffer.from([2]), u32(table.length), table])
  document.writeUInt32LE(0, 0x1a2)
  document.writeUInt32LE(clx.length, 0x1a6)
  return ole([
    { path: 'WordDocument', content: document },
    { path: '1Table', content: clx },
  ])
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
