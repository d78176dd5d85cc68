import { decodeEntity } from './entities.ts'
import { type HtmlTable, TableReader } from './html-tables.ts'
import { attribute, endOfTag, indexOfClose, isHidden, nameIn } from './html-tags.ts'

/** What a reader of an HTML part sees, what is hidden from them, what they quote, and where its links go. */
export type HtmlText = {
  readonly visible: MappedText
  /** Text in elements that are styled away. It is read separately so that it neither splits visible words nor escapes. */
  readonly hidden: MappedText
  readonly links: readonly {
    readonly href: string
    readonly words: string
    readonly start: number
    readonly end: number
  }[]
  readonly hasForm: boolean
  readonly tables: readonly HtmlTable[]
}

/** Text and, for every UTF-16 unit, its offset in the source. */
type MappedText = { readonly text: string; readonly at: Uint32Array }

const blocks = new Set(
  'address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul option'.split(
    ' ',
  ),
)
const ofTables = new Set(['table', 'tr', 'td', 'th'])
// What no mail program shows. Without scripts `noscript` is shown; a head that is never closed ends where the page begins.
const skipped = new Set(['script', 'style', 'title', 'template'])
const empty = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'area', 'base', 'wbr', 'embed', 'source'])

/**
 * Reads HTML in one pass without building a tree. Inline tags and comments leave no gap (so a word split by tags is
 * whole again), block tags end the line, quoted blocks get `> ` before each line as plain text has it.
 */
export function readHtml(html: string): HtmlText {
  const reader = new Reader(html)
  reader.run()
  const visible = reader.visible.done()
  const tables = reader.tables.done(visible.text)
  return { visible, hidden: reader.hidden.done(), links: reader.links, hasForm: reader.hasForm, tables }
}

class Writer {
  private readonly chunks: string[] = []
  private at = new Uint32Array(256)
  length = 0
  last = '\n'
  put(text: string, source: number, step: 0 | 1) {
    if (!text) return
    this.chunks.push(text)
    const end = this.length + text.length
    if (end > this.at.length) this.grow(end)
    for (let i = this.length, from = source; i < end; i++, from += step) this.at[i] = from
    this.length = end
    this.last = text[text.length - 1] ?? this.last
  }
  done(): MappedText {
    return { text: this.chunks.join(''), at: this.at.subarray(0, this.length) }
  }
  private grow(least: number) {
    const room = new Uint32Array(Math.max(least, this.at.length * 2))
    room.set(this.at)
    this.at = room
  }
}

class Reader {
  readonly visible = new Writer()
  readonly hidden = new Writer()
  readonly links: { href: string; words: string; start: number; end: number }[] = []
  readonly tables = new TableReader()
  hasForm = false
  private readonly html: string
  private readonly open: { name: string; hidden: boolean; quote: boolean }[] = []
  private hiddenDepth = 0
  private onlyOutlook = false
  private quoteDepth = 0
  private link: { href: string; words: string[]; start: number } | undefined
  private lineHasText = false

  constructor(html: string) {
    this.html = html
  }

  run() {
    const { html } = this
    let i = 0
    while (i < html.length) {
      const lt = html.indexOf('<', i)
      const end = lt < 0 ? html.length : lt
      if (end > i) this.words(i, end)
      if (lt < 0) break
      i = this.tag(lt)
    }
    this.endLink(html.length)
  }

  /** Handles what starts at `<` and returns where to go on. */
  private tag(lt: number): number {
    const { html } = this
    if (html.startsWith('<!--', lt)) return this.comment(lt)
    if (html.startsWith('<![endif]', lt)) {
      this.onlyOutlook = false
      const end = html.indexOf('>', lt)
      return end < 0 ? html.length : end + 1
    }
    const next = html.charCodeAt(lt + 1) | 0x20
    const slash = html[lt + 1] === '/'
    if (!slash && !(next >= 97 && next <= 122) && html[lt + 1] !== '!' && html[lt + 1] !== '?') {
      this.words(lt, lt + 1)
      return lt + 1
    }
    const gt = endOfTag(html, lt + 1)
    const inside = html.slice(lt + (slash ? 2 : 1), Math.min(gt, lt + 4000))
    const name = nameIn(inside)
    if (slash) this.close(name, lt)
    else if (name) return this.start(name, inside, lt, gt)
    return gt + 1
  }

  /** A comment ends at once in `<!-->`. What is for Outlook only stands in a comment; it is read with what is hidden. */
  private comment(lt: number): number {
    const { html } = this
    const [nothing] = /^<!---?>/.exec(html.slice(lt, lt + 6)) ?? []
    if (nothing) return lt + nothing.length
    const [condition] = /^<!--\[if [^\]\n]{1,100}\]>(?!\s{0,20}<!--)/i.exec(html.slice(lt, lt + 140)) ?? []
    if (condition) {
      this.onlyOutlook = true
      return lt + condition.length
    }
    const end = /--!?>/g
    end.lastIndex = lt + 4
    return end.exec(html) ? end.lastIndex : html.length
  }

  private start(name: string, inside: string, lt: number, gt: number): number {
    if (blocks.has(name)) this.newLine(lt)
    if (ofTables.has(name)) this.tables.tag(name, false, this.visible.length, lt)
    if (name === 'form' || name === 'input') this.hasForm = true
    if (skipped.has(name)) {
      const close = indexOfClose(this.html, name, gt + 1)
      return close
    }
    // Shown in the place of a picture that is not fetched.
    const instead = name === 'img' ? attribute(inside, 'alt') : undefined
    if (instead) {
      this.lineHasText = true
      this.writer().put(` ${instead} `, lt, 0)
    }
    if (empty.has(name) || inside.endsWith('/')) return gt + 1
    if (name === 'a') {
      this.endLink(lt)
      const href = attribute(inside, 'href')
      if (href) this.link = { href, words: [], start: lt }
    }
    const holdsMore = inside.length > name.length || name === 'hidden' || name === 'divrplyfwdmsg'
    const hidden = holdsMore && isHidden(inside)
    const quote =
      name === 'blockquote' ||
      (holdsMore && /\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|divRplyFwdMsg)\b/.test(inside))
    if (hidden) this.hiddenDepth++
    if (quote) this.quoteDepth++
    if (this.open.length < 10_000) this.open.push({ name, hidden, quote })
    return gt + 1
  }

  private close(name: string, lt: number) {
    if (blocks.has(name)) this.newLine(lt)
    if (ofTables.has(name)) this.tables.tag(name, true, this.visible.length, lt)
    if (name === 'a') this.endLink(lt)
    // Mis-nested tags are common: look a few levels up, no further, so that the work stays linear.
    for (let depth = 1; depth <= 8 && depth <= this.open.length; depth++) {
      if (this.open[this.open.length - depth]?.name !== name) continue
      for (const gone of this.open.splice(-depth)) {
        if (gone.hidden) this.hiddenDepth--
        if (gone.quote) this.quoteDepth--
      }
      return
    }
  }

  private endLink(end: number) {
    if (this.link && this.links.length < 2000)
      this.links.push({ href: this.link.href, words: this.link.words.join('').trim(), start: this.link.start, end })
    this.link = undefined
  }

  private newLine(at: number) {
    const out = this.writer()
    if (this.lineHasText) out.put('\n', at, 0)
    this.lineHasText = false
  }

  private writer() {
    return this.hiddenDepth > 0 || this.onlyOutlook ? this.hidden : this.visible
  }

  private words(from: number, to: number) {
    const { html } = this
    const out = this.writer()
    let i = from
    while (i < to) {
      const unit = html.charCodeAt(i)
      if (isWhite(unit)) {
        if (this.lineHasText && out.last !== ' ' && out.last !== '\n') out.put(' ', i, 0)
        this.link?.words.push(' ')
        i++
        continue
      }
      if (!this.lineHasText) {
        if (this.quoteDepth > 0) out.put('> ', i, 0)
        this.lineHasText = true
      }
      if (unit === ampersand) {
        const entity = decodeEntity(html, i)
        out.put(entity.text, i, 0)
        this.link?.words.push(entity.text)
        i = entity.end
        continue
      }
      const end = this.endOfRun(i, to)
      const piece = html.slice(i, end)
      out.put(piece, i, 1)
      this.link?.words.push(piece)
      i = end
    }
  }

  /** Words with single spaces between them stand in the text as they stand in the source. */
  private endOfRun(from: number, to: number): number {
    const { html } = this
    let i = from + 1
    for (; i < to; i++) {
      const unit = html.charCodeAt(i)
      if (unit === ampersand) break
      if (!isWhite(unit)) continue
      const next = i + 1 < to ? html.charCodeAt(i + 1) : 32
      if (unit !== 32 || next === ampersand || isWhite(next)) break
    }
    return i
  }
}

const ampersand = 38

function isWhite(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9 || unit === 12
}
