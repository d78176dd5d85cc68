import type { AttachedFile } from './attached-file.ts'
import { octetsOf } from './charset.ts'

const mostFiles = 20
const opening = /data:([\w.+-]{1,60}\/[\w.+-]{1,60})((?:;[\w=.-]{1,60}){0,5}),/gi

/**
 * Files that a page carries in its own links (`data:text/html;base64,…`, RFC 2397), which a scanner of parts never meets.
 * Pictures are left out, since they cannot run, except SVG, which can.
 */
export function filesInPage(html: string): readonly AttachedFile[] {
  if (!html.includes('data:') && !/data:/i.test(html)) return []
  const files: AttachedFile[] = []
  const search = new RegExp(opening)
  for (let found = search.exec(html); found && files.length < mostFiles; found = search.exec(html)) {
    const from = search.lastIndex
    const end = endOfValue(html, from)
    // What a value holds is not searched again.
    search.lastIndex = end
    const mediaType = (found[1] ?? '').toLowerCase()
    if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') continue
    const raw = percentDecoded(html.slice(from, end))
    const isBase64 = /;base64$/i.test(found[2] ?? '')
    const content = isBase64 ? Buffer.from(raw.toString('latin1'), 'base64') : raw
    if (content.length > 0) files.push({ filename: `page.${mediaType.split('/')[1] ?? 'bin'}`, mediaType, content })
  }
  return files
}

function endOfValue(html: string, from: number): number {
  const quote = /["'<>()]/g
  quote.lastIndex = from
  const found = quote.exec(html)
  return found ? found.index : html.length
}

function percentDecoded(raw: string): Buffer {
  const text = raw.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return octetsOf(text)
}
