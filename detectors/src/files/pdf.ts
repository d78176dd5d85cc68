import { inflate } from './inflate.ts'
import { ascii, familyByName } from './kinds.ts'
import type { Budget } from './zip.ts'

/** What a PDF tells without being rendered. */
export type PdfContent = {
  readonly encrypted: boolean
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
  const encrypted = /\/Encrypt\s+\d+\s+\d+\s+R/.test(source)
  const streams = encrypted ? [] : openStreams(bytes, source, budget)
  const names = [source, ...streams]
  return {
    encrypted,
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

/** The content of every stream that is packed by DEFLATE alone, or not at all. */
function openStreams(bytes: Uint8Array, source: string, budget: Budget): string[] {
  const streams: string[] = []
  let at = 0
  while (budget.entries > 0 && budget.bytes > 0) {
    const start = source.indexOf('stream', at)
    if (start < 0) break
    at = start + 6
    if (source.slice(start - 3, start) === 'end') continue
    const head = source.slice(Math.max(0, source.lastIndexOf('obj', start), start - 2000), start)
    if (/\/(?:Image|DCTDecode|JPXDecode|FontFile\d?|Length1)\b/.test(head)) continue
    const from = start + 6 + (source[start + 6] === '\r' ? 2 : 1)
    const end = source.indexOf('endstream', from)
    const packed = bytes.subarray(from, end < 0 ? bytes.length : end)
    budget.entries--
    if (/\/FlateDecode\b/.test(head)) {
      // Two bytes of zlib stand before the data.
      const opened = inflate(packed.subarray(2), Math.min(budget.bytes, 4_000_000))
      if ('bytes' in opened) {
        budget.bytes -= opened.bytes.length
        streams.push(ascii(opened.bytes, 0, opened.bytes.length))
      }
    } else if (!/\/Filter\b/.test(head)) streams.push(ascii(packed, 0, Math.min(packed.length, 1_000_000)))
    if (end > 0) at = end
  }
  return streams
}

/** The strings that a content stream shows. A new line of text begins where the position moves. */
function wordsOf(stream: string): string {
  if (!/\bT[jJ]\b/.test(stream)) return ''
  const parts: string[] = []
  for (const found of stream.matchAll(/\(((?:[^()\\]|\\.){0,2000})\)|(T\*|\b(?:Td|TD|Tm|ET)\b|')|(-\d{3,5}(?:\.\d+)?)\s*(?=[(<])/gs)) {
    if (found[1] !== undefined) parts.push(unescapeString(found[1]))
    else if (found[3] !== undefined) parts.push(' ')
    else parts.push('\n')
  }
  return parts.join('').replace(/\n{2,}/g, '\n')
}

function unescapeString(text: string): string {
  return text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, char: string | undefined) => (octal ? String.fromCharCode(Number.parseInt(octal, 8)) : char === 'n' ? '\n' : char === 't' ? '\t' : (char ?? '')))
}
