import { decodeLzma2 } from './lzma.ts'
import { Numbers } from './rar.ts'
import { type Budget, u32 } from './zip.ts'

/**
 * The content of an xz file of one stream packed by LZMA2 (the .xz format 1.2). Its index at the end says how large each
 * block is. Undefined where it is larger than the budget, broken, or otherwise packed. Never throws.
 */
export function readXz(bytes: Uint8Array, budget: Budget): Uint8Array | undefined {
  const end = bytes.length - 12
  if (end < 24 || bytes[end + 10] !== 0x59 || bytes[end + 11] !== 0x5a) return undefined
  const reader = new Numbers(bytes, end - (u32(bytes, end + 4) + 1) * 4 + 1)
  const blocks: { readonly packed: number; readonly size: number }[] = []
  const count = reader.next()
  for (let k = 0; k < Math.min(count, 10_000); k++) blocks.push({ packed: reader.next(), size: reader.next() })
  const size = blocks.reduce((sum, block) => sum + block.size, 0)
  if (size > budget.bytes) return undefined
  budget.bytes -= size
  const out = new Uint8Array(size)
  let from = 12
  let at = 0
  for (const block of blocks) {
    const headerSize = ((bytes[from] ?? 0) + 1) * 4
    const piece = decodeLzma2(
      bytes.subarray(from + headerSize, Math.min(bytes.length, from + block.packed)),
      block.size,
    )
    out.set(piece, at)
    at += block.size
    from += Math.ceil(block.packed / 4) * 4
  }
  return out
}
