/** Every match of a global expression, which is used again and again: `matchAll` would copy it each time. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let found = pattern.exec(text)
  if (!found) return none
  const all: RegExpExecArray[] = []
  while (found) {
    all.push(found)
    if (found[0] === '') pattern.lastIndex++
    found = pattern.exec(text)
  }
  return all
}

const none: readonly RegExpExecArray[] = []
