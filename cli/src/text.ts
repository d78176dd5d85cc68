/** Wraps words at `width`, every line after the first indented by `indent` spaces. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width - indent) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}

/** Rows as aligned columns; the last column is as wide as it needs. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd((widths[i] ?? 0) + gap)))
      .join('')
      .trimEnd()
  return rows.map((row) => `${line(row)}\n`).join('')
}

/** `1 scenario`, `2 scenarios`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`
}

/** A path as it is shortest to read: relative to one of the places the command was called from. */
export function shortPath(path: string, from: readonly string[]): string {
  const start = from.find((place) => path.startsWith(`${place}/`))
  return start ? path.slice(start.length + 1) : path
}
