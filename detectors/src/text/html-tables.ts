/** A table of a page: its rows of cells as a reader sees them, and where it stands in the source. */
export type HtmlTable = { readonly rows: readonly (readonly string[])[]; readonly start: number; readonly end: number }

type Cell = { readonly from: number; to: number }
type Open = { readonly rows: Cell[][]; readonly start: number; end: number; cell: Cell | undefined; cells: number }

/** Of so many tables so many cells are read, of each so many characters. */
const limits = { tables: 500, depth: 20, cells: 20_000, characters: 200 }

/**
 * Gathers the tables of a page while it is read. Pages set in tables have tables within cells: each has its own rows, and
 * what is nested counts for the cell around it as well.
 */
export class TableReader {
  private readonly found: Open[] = []
  private readonly open: Open[] = []
  /** Tables above the limits that are not closed yet: their rows count for the one around them. */
  private passedOver = 0

  /** A tag of a table begins or (`ends`) closes, when so much of the text has been read (`length`). */
  tag(name: string, ends: boolean, length: number, source: number) {
    const table = this.open.at(-1)
    if (name === 'table') {
      if (!ends) this.begin(source)
      else if (this.passedOver > 0) this.passedOver--
      else this.close(length, source)
      return
    }
    if (!table) return
    endCell(table, length)
    table.end = source
    if (ends || table.cells >= limits.cells) return
    if (name === 'tr' || table.rows.length === 0) table.rows.push([])
    if (name === 'tr') return
    table.cells++
    table.cell = { from: length, to: length }
    table.rows.at(-1)?.push(table.cell)
  }

  /** The tables, of the text that was read. */
  done(text: string): readonly HtmlTable[] {
    while (this.open.length > 0) this.close(text.length, this.open.at(-1)?.end ?? 0)
    return this.found.map(({ rows, start, end }) => ({ rows: rows.map((row) => wordsOf(row, text)), start, end }))
  }

  private begin(start: number) {
    if (this.found.length >= limits.tables || this.open.length >= limits.depth) return void this.passedOver++
    const table = { rows: [], start, end: start, cell: undefined, cells: 0 }
    this.found.push(table)
    this.open.push(table)
  }

  private close(length: number, source: number) {
    const table = this.open.pop()
    if (!table) return
    endCell(table, length)
    table.end = source
  }
}

function endCell(table: Open, length: number) {
  if (table.cell) table.cell.to = length
  table.cell = undefined
}

function wordsOf(row: readonly Cell[], text: string): readonly string[] {
  return row.map(({ from, to }) =>
    text
      .slice(from, Math.min(to, from + limits.characters))
      .replace(/^(?:> ?)+/gm, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}
