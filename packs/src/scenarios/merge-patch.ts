/**
 * `target` changed as `patch` says: members are replaced one by one, at any depth; null takes a member away; a list is
 * replaced whole. Nothing given is altered. Source: RFC 7396.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result = new Map(Object.entries(isObject(target) ? target : {}))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name)
    else result.set(name, mergePatch(result.get(name), value))
  }
  return Object.fromEntries(result)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The patch that `mergePatch` turns `from` into `to` with. Lists are given whole. */
export function differenceAsPatch(from: unknown, to: unknown): unknown {
  if (!isObject(from) || !isObject(to)) return to
  const before = new Map(Object.entries(from))
  const after = new Map(Object.entries(to))
  const changed = [...after].filter(([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value))
  const gone = [...before.keys()].filter((name) => !after.has(name))
  return Object.fromEntries([
    ...gone.map((name) => [name, null]),
    ...changed.map(([name, value]) => [name, before.has(name) ? differenceAsPatch(before.get(name), value) : value]),
  ])
}
