import { inflate } from './inflate.ts'
import { ascii, familyByName } from './kinds.ts'
import { lockOf, type PdfLock } from './pdf-lock.ts'
import type { Budget } from './zip.ts'

type Unlock = NonNullable<Extract<PdfLock, { readonly kind: 'open' }>['unlock']>

/** What a PDF tells without being rendered. */
export type PdfContent = {
  /** It opens only with a password. */
  readonly encrypted: boolean
  /** Its words could not be read, for it is encrypted, though it may open for everybody. */
  readonly isSealed: boolean
  /** Starts programs, or carries one. */
  readonly runs: boolean
  readonly hasScript: boolean
  /** Words as far as the fonts keep ordinary codes; empty for scans and for fonts with codes of their own. */
  readonly text: string
}

const mostBytes = 16_000_000

/** Reads a PDF (ISO 32000) by looking for its streams and names; no cross-reference table is needed for that. Never throws. */
export function readPdf(bytes: Uint8Array, budget: Budget): PdfContent {
  const source = ascii(bytes, 0, Math.min(bytes.length, mostBytes))
  const lock = lockOf(source)
  const isSealed = lock.kind === 'password' || (lock.kind === 'open' && !lock.unlock)
  const unlock = lock.kind === 'open' ? lock.unlock : undefined
  const streams = isSealed ? [] : openStreams(bytes, { source, budget, ...(unlock ? { unlock } : {}) })
  const names = [source, ...streams]
  return {
    encrypted: lock.kind === 'password',
    isSealed,
    runs: names.some((part) => /\/Launch\b/.test(part) || carriesProgram(part)),
    hasScript: names.some((part) => /\/(?:JavaScript|JS)\b/.test(part)),
    text: streams.map(wordsOf).filter(Boolean).join('\n'),
  }
}

function carriesProgram(source: string): boolean {
  if (!source.includes('/EmbeddedFile')) return false
  for (const found of source.matchAll(/\/U?F\s?\(([^()\n]{1,200})\)/g)) {
    const family = familyByName(found[1] ?? '')
    if (family === 'executable' || family === 'script') return true
  }
  return false
}

/** The content of every stream that is packed by DEFLATE alone, or not at all. Each byte is looked at once. */
function openStreams(
  bytes: Uint8Array,
  { source, budget, unlock }: { readonly source: string; readonly budget: Budget; readonly unlock?: Unlock },
): string[] {
  const streams: string[] = []
  const begins = />>\s{0,10}stream\r?\n/g
  for (let found = begins.exec(source); found && budget.entries > 0 && budget.bytes > 0; found = begins.exec(source)) {
    const from = found.index + found[0].length
    const end = source.indexOf('endstream', from)
    const raw = bytes.subarray(from, end < 0 ? bytes.length : end)
    const before = source.slice(Math.max(0, found.index - 2000), found.index)
    const head = before.lastIndexOf('obj')
    const [, object, generation] =
      /(\d{1,9})\s{1,10}(\d{1,5})\s{1,10}$/.exec(before.slice(Math.max(0, head - 30), head)) ?? []
    const isPlain = /\/Type\s{0,10}\/XRef/.test(before.slice(head))
    const packed = unlock && object && !isPlain ? unlock(raw, Number(object), Number(generation)) : raw
    const content = openStream(packed, before.slice(head + 1), budget)
    if (content) streams.push(content)
    if (end < 0) break
    begins.lastIndex = end
  }
  return streams
}

function openStream(packed: Uint8Array, dictionary: string, budget: Budget): string | undefined {
  budget.entries--
  if (/\/(?:Image|DCTDecode|JPXDecode|FontFile\d?|Length1)\b/.test(dictionary)) return undefined
  const limit = Math.min(budget.bytes, 4_000_000)
  if (!/\/Filter\b/.test(dictionary)) {
    const size = Math.min(packed.length, limit)
    budget.bytes -= size
    return ascii(packed, 0, size)
  }
  if (!/\/FlateDecode\b/.test(dictionary)) return undefined
  // Two bytes of zlib stand before the data.
  const opened = inflate(packed.subarray(2), limit)
  if ('problem' in opened) return undefined
  budget.bytes -= opened.bytes.length
  return ascii(opened.bytes, 0, opened.bytes.length)
}

/** The strings that a content stream shows. A new line of text begins where the position moves. */
function wordsOf(stream: string): string {
  if (!/\bT[jJ]\b/.test(stream)) return ''
  const parts: string[] = []
  for (const found of stream.matchAll(
    /\(((?:[^()\\]|\\.){0,2000})\)|(T\*|\b(?:Td|TD|Tm|ET)\b|')|(-\d{3,5}(?:\.\d+)?)\s*(?=[(<])/gs,
  )) {
    if (found[1] !== undefined) parts.push(unescapeString(found[1]))
    else if (found[3] !== undefined) parts.push(' ')
    else parts.push('\n')
  }
  return parts.join('').replace(/\n{2,}/g, '\n')
}

function unescapeString(text: string): string {
  return text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, char: string | undefined) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : char === 'n' ? '\n' : char === 't' ? '\t' : (char ?? ''),
  )
}
