/** One line of a pack spoilt as a hurried author might: a seeded choice of where. */
import { ways } from './ways-to-spoil.ts'

/** One file of a pack with one thing wrong in it. */
export type Spoilt = {
  /** Path inside the pack. */
  readonly file: string
  readonly text: string
  /** One-based line of what was spoilt. */
  readonly line: number
  readonly way: string
  /** What the member path of the problem must end in or hold. */
  readonly member: RegExp
}

/** Random numbers from a seed, from 0 to below 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Names of the ways, each of which is gone through in turn. */
export const wayNames: readonly string[] = ways.map(({ name }) => name)

/** The `way`-th way done once to one of the files (text by path inside the pack); undefined where there is nothing for it. */
export function spoil(files: ReadonlyMap<string, string>, way: number, roll: () => number): Spoilt | undefined {
  const chosen = ways[way % ways.length]
  if (!chosen) return undefined
  const places = [...files].flatMap(([file, text]) => {
    if (!chosen.in.test(file)) return []
    const lines = text.split('\n')
    return lines.flatMap((line, i) =>
      chosen.finds.test(line) && !line.trimStart().startsWith('#') ? [{ file, lines, i }] : [],
    )
  })
  const place = places[Math.floor(roll() * places.length)]
  if (!place) return undefined
  const { file, lines, i } = place
  const line = lines[i] ?? ''
  const match = chosen.finds.exec(line)
  const word = match?.[1] ?? ''
  const at = (match?.index ?? 0) + (match?.[0].lastIndexOf(word) ?? 0)
  const first = /^ {2}- id: (\S+)$/m.exec(lines.join('\n'))?.[1] ?? ''
  const isFirst = chosen.name.startsWith('doubled') && word === first
  if (isFirst) return undefined
  const instead = chosen.name.startsWith('doubled') ? first : chosen.replace(word)
  const text = lines.with(i, line.slice(0, at) + instead + line.slice(at + word.length)).join('\n')
  return { file, text, line: i + 1, way: chosen.name, member: chosen.member }
}
