import { decodeWestern, utf16Text } from './decode.ts'
import type { OleFile } from './ole.ts'
import { u16, u32 } from './zip.ts'

const most = 4_000_000

/** A document of Word 97 to 2003, or older (MS-DOC): its words, and whether it opens only with a password. */
export function readWordBinary(ole: OleFile): { readonly text: string; readonly encrypted: boolean } {
  const document = ole.read(ole.find('WordDocument'), 32_000_000)
  const flags = u16(document, 0x0a)
  if (flags & 0x100) return { text: '', encrypted: true }
  // Before Word 97 the text stands in one piece.
  if (u16(document, 2) < 0xc0)
    return {
      text: shown(decodeWestern(document.subarray(u32(document, 0x18), Math.min(u32(document, 0x1c), most)))),
      encrypted: false,
    }
  const table = ole.read(ole.find(flags & 0x200 ? '1Table' : '0Table'), 32_000_000)
  const pieces = piecesOf(table.subarray(u32(document, 0x1a2), u32(document, 0x1a2) + u32(document, 0x1a6)))
  const parts: string[] = []
  let length = 0
  for (const { letters, at, narrow } of pieces) {
    if (length >= most) break
    const count = Math.min(letters, most - length)
    const octets = document.subarray(at, at + (narrow ? count : count * 2))
    parts.push(narrow ? decodeWestern(octets) : utf16Text(octets))
    length += count
  }
  return { text: shown(parts.join('')), encrypted: false }
}

type Piece = { readonly letters: number; readonly at: number; readonly narrow: boolean }

/** The piece table (MS-DOC 2.9.38): where the text of the document stands, in its order. */
function piecesOf(clx: Uint8Array): Piece[] {
  let at = 0
  while (clx[at] === 1) at += 3 + u16(clx, at + 1)
  if (clx[at] !== 2) return []
  const length = Math.min(u32(clx, at + 1), clx.length - at - 5)
  const count = Math.floor((length - 4) / 12)
  const pieces: Piece[] = []
  const table = at + 5
  for (let k = 0; k < count; k++) {
    const letters = u32(clx, table + (k + 1) * 4) - u32(clx, table + k * 4)
    const where = u32(clx, table + (count + 1) * 4 + k * 8 + 2)
    const narrow = (where & 0x40000000) !== 0
    const place = where & 0x3fffffff
    if (letters > 0) pieces.push({ letters, at: narrow ? place >> 1 : place, narrow })
  }
  return pieces
}

/** What is seen of it: field codes go, their results stay; marks of paragraphs and cells become line ends and tabs. */
function shown(text: string): string {
  const out: string[] = []
  let hidden = 0
  for (const piece of text.split(/(\p{Cc})/u)) {
    if (piece === '\x13') hidden++
    else if (piece === '\x14') hidden = Math.max(0, hidden - 1)
    else if (piece === '\x15') continue
    else if (hidden > 0) continue
    else if (piece === '\x07') out.push('\t')
    else if (piece === '\r' || piece === '\x0b' || piece === '\x0c') out.push('\n')
    else out.push(piece)
  }
  return out.join('')
}
