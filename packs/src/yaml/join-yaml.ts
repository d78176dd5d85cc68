import type { YamlFile } from './yaml-file.ts'

/**
 * Several files read as one: each list that stands at the top of any of them is the lists of all, in order. A problem at
 * `[list, index, …]` is told in the file, and at the place, where that entry stands.
 */
export function joinYaml(file: string, parts: readonly YamlFile[]): YamlFile {
  const listsOf = (part: YamlFile) =>
    Object.entries((part.value ?? {}) as Record<string, unknown>).filter((entry): entry is [string, unknown[]] =>
      Array.isArray(entry[1]),
    )
  const value: Record<string, unknown[]> = {}
  /** For each list, which part each of its entries came from, and its index there. */
  const places = new Map<string, { readonly part: YamlFile; readonly index: number }[]>()
  for (const part of parts) {
    for (const [name, entries] of listsOf(part)) {
      value[name] = [...(value[name] ?? []), ...entries]
      const known = places.get(name) ?? []
      places.set(name, [...known, ...entries.map((_, index) => ({ part, index }))])
    }
  }
  return {
    file,
    value,
    problems: parts.flatMap(({ problems }) => problems),
    problem(given) {
      const [list, index, ...rest] = given.path
      const place = typeof index === 'number' ? places.get(String(list))?.[index] : undefined
      if (place) return place.part.problem({ ...given, path: [String(list), place.index, ...rest] })
      const [first] = parts
      return first
        ? { ...first.problem({ ...given, path: [] }), file }
        : { severity: 'error', code: given.code, file, line: 1, column: 1, member: '', message: given.message }
    },
  }
}
