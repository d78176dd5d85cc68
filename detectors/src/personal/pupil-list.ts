import { type Glance, glance, marks } from '../text/glance.ts'
import { matchesOf } from '../text/matches.ts'

/**
 * Tables of pupils: rows of names beside forms, dates of birth, numbers or needs. Works on rows of cells, wherever they
 * come from: a spreadsheet, a CSV file, or lines in the body of a message.
 */
export type Rows = readonly (readonly string[])[]

const columnKinds = {
  name: /^(?:(?:full|first|fore|last|sur|given|family|legal|preferred|chosen|pupil|student|child|learner)[ '’s]{0,3}(?:name)?s?|name|names|pupil|pupils|student|students|enw|cyfenw|enw cyntaf)$/i,
  personal:
    /\b(?:d\.?o\.?b|date of birth|birth|upn|uln|uci|form|tutor|reg(?:istration)?(?: group)?|year(?: group)?|class|house|sen|send|sen[ -]?status|ehcp|eal|fsm|pupil premium|pp|lac|cla|ethnicity|religion|gender|sex|address|postcode|telephone|phone|mobile|contact|e-?mail|parent|carer|guardian|medical|allerg|attendance|behaviour|grade|target|mark|score|result|reading age|cat|sats|need|dyddiad geni|dosbarth)\b/i,
}
/** What a column holds, by its cells. A date or a number of its own identifies; a form or a telephone goes with a name. */
const cellKinds: readonly { readonly pattern: RegExp; readonly identifies: boolean }[] = [
  {
    pattern: /^(?:year |yr |y)?(?:[1-9]|1[0-3]|r)[ -]?[a-z]{1,3}\d?$|^(?:year|yr) ?(?:[1-9]|1[0-3])$/i,
    identifies: false,
  },
  { pattern: /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})$/, identifies: true },
  { pattern: /^[a-z]\d{11}[\da-z]$/i, identifies: true },
  { pattern: /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$|^(?:\+44|0)[\d ]{9,13}$/i, identifies: false },
]
const fullName = /^\p{Lu}[\p{L}'’-]{1,24},? \p{Lu}[\p{L}'’.-]{0,24}(?: \p{Lu}[\p{L}'’.-]{0,24}){0,2}$/u
const oneName = /^\p{Lu}[\p{L}'’-]{1,24}$/u

/** No head of a column of names, and no form, date or number in a cell, is longer, in characters: prose mostly is. */
const longestHead = 20
const longestKind = 20

/** True for three or more rows that name pupils and say something about each. */
export function isPupilList(rows: Rows): boolean {
  return hasHeader(rows) || hasColumns(rows)
}

function hasHeader(rows: Rows): boolean {
  for (let i = 0; i < Math.min(rows.length, 30); i++) {
    const header = (rows[i] ?? []).map((cell) => cell.trim())
    const names = header.findIndex((cell) => cell.length <= longestHead && columnKinds.name.test(cell))
    if (names < 0) continue
    const personal = header.filter(
      (cell, k) => k !== names && cell.length < 40 && columnKinds.personal.test(cell),
    ).length
    if (personal === 0) continue
    const filled = rows.slice(i + 1).filter((row) => /\p{L}{2}/u.test(row[names] ?? '')).length
    const pupils = header.some((cell) =>
      /pupil|student|learner|upn|\bform\b|tutor|year|class|sen|fsm|dob|birth|parent|guardian|attendance|reading|ehcp|dosbarth/i.test(
        cell,
      ),
    )
    if (filled >= 3 && pupils) return true
  }
  return false
}

function hasColumns(rows: Rows): boolean {
  const body = rows.filter((row) => row.filter((cell) => cell.trim()).length >= 2).slice(0, 2000)
  if (body.length < 3) return false
  const width = Math.min(30, Math.max(...body.map((row) => row.length)))
  let fullNames = 0
  let singleNames = 0
  let personal = 0
  let identifying = 0
  for (let k = 0; k < width; k++) {
    const cells = body.map((row) => (row[k] ?? '').trim()).filter(Boolean)
    if (cells.length < 3 || cells.length < body.length * 0.6) continue
    const kind = cellKinds.find(({ pattern }) => most(cells, pattern, 0.7, longestKind))
    if (kind) {
      personal++
      if (kind.identifies) identifying++
    } else if (most(cells, fullName, 0.6, 120) && differ(cells)) fullNames++
    else if (most(cells, oneName, 0.8, 30) && differ(cells)) singleNames++
  }
  // Single words in a column may be subjects or towns: then only numbers and dates of birth make it a list of people.
  return (fullNames > 0 && personal > 0) || (singleNames > 0 && identifying > 0)
}

/** True when at least that share of the cells are of a kind. Stops as soon as too many are not. */
function most(cells: readonly string[], kind: RegExp, share: number, longest: number): boolean {
  let others = 0
  for (const cell of cells) {
    const is = cell.length <= longest && kind.test(cell)
    if (!is && (cells.length - ++others) / cells.length < share) return false
  }
  return true
}

function differ(cells: readonly string[]): boolean {
  return new Set(cells).size >= cells.length * 0.6
}

type Table = { readonly rows: Rows; readonly start: number; readonly end: number }

/** The groups of neighbouring lines of a text that look like rows of a table, with where each group stands. */
export function tablesIn(text: string, lines: readonly Glance[] = glance(text)): Table[] {
  return groupsIn(text, lines).flatMap(({ from, to }) => tablesBetween(text, from, to))
}

/** Those of the tables in a text that list pupils. Prose with commas is told from them before it is cut into cells. */
export function pupilListsIn(text: string, lines: readonly Glance[]): Table[] {
  return groupsIn(text, lines)
    .filter((group) => group.figures >= fewestRows || mayListPupils(text.slice(group.from, group.to)))
    .flatMap(({ from, to }) => tablesBetween(text, from, to).filter((table) => isPupilList(table.rows)))
}

const fewestRows = 3

type Group = { readonly from: number; readonly to: number; readonly figures: number }

function groupsIn(text: string, lines: readonly Glance[]): Group[] {
  const groups: Group[] = []
  let from = 0
  let to = 0
  let rows = 0
  let figures = 0
  const end = () => {
    if (rows >= fewestRows) groups.push({ from, to, figures })
    rows = 0
    figures = 0
  }
  for (const line of lines) {
    if (line.marks & marks.cells) {
      if (rows++ === 0) from = line.start
      to = text.charCodeAt(line.end) === 13 ? line.end + 1 : line.end
      if (line.marks & (marks.digit | marks.foreign)) figures++
    } else if (
      rows > 0 &&
      (line.marks & marks.words || text.slice(line.start, Math.min(line.end, line.start + 2000)).trim())
    )
      end()
  }
  end()
  return groups
}

/** The head of a column of names, or a form without a figure (RA), as the end of a cell. */
const headOfNames =
  /\b(?:names?|pupils?|students?|enw|cyfenw|enw cyntaf|(?:full|first|fore|last|sur|given|family|legal|preferred|chosen|pupil|student|child|learner)[ '’s]{0,3}(?:name)?s?)["']?\s{0,3}(?:[\t|;,]|[ ]{2}|[ ][-–]|$)/im
const formOfReception = /(?<![a-z0-9])r[ -]?[a-z]{1,3}\d?["']?\s{0,3}(?:[\t|;,]|[ ]{2}|[ ][-–]|$)/gim

/** A list of pupils whose lines have no figures has a head, or forms of a reception class. */
function mayListPupils(text: string): boolean {
  return headOfNames.test(text) || matchesOf(formOfReception, text).length >= fewestRows
}

function tablesBetween(text: string, from: number, to: number): Table[] {
  const tables: { rows: string[][]; start: number; end: number }[] = []
  let current: { rows: string[][]; start: number; end: number } | undefined
  for (let start = from, end = 0; start <= to; start = end + 1) {
    const feed = text.indexOf('\n', start)
    end = feed < 0 || feed > to ? to : feed
    const line = text.slice(start, Math.min(end, start + 2000)).replace(/\r$/, '')
    const cells = cellsOf(line)
    if (cells.length >= 2) {
      if (!current) {
        current = { rows: [], start, end }
        tables.push(current)
      }
      current.rows.push(cells)
      current.end = end
    } else if (line.trim()) current = undefined
  }
  return tables.filter((table) => table.rows.length >= fewestRows)
}

/** The cells of a line: by tab, bar, semicolon, comma, or a gap of two spaces; quoted cells of CSV stay whole. */
export function cellsOf(line: string, separator?: string): string[] {
  const by =
    separator ??
    (line.includes('\t') ? '\t' : line.includes('|') ? '|' : line.includes(';') ? ';' : line.includes(',') ? ',' : '')
  if (!by)
    return line
      .trim()
      .replace(/^[-*•\d.)]{1,4} /, '')
      .split(/ {2,}| [-–] /)
      .map((cell) => cell.trim())
  const cells = line.includes('"') ? unquoted(line, by) : line.split(by).map((cell) => cell.trim())
  if (by === '|') return cells.filter((text, i) => text || (i > 0 && i < cells.length - 1))
  return cells.map((text) => text.replace(/^[-*•] /, ''))
}

/** A quoted cell may hold what parts cells. */
function unquoted(line: string, by: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === by && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += char
  }
  cells.push(cell.trim())
  return cells
}
