/** What this browser remembers of its reader: nothing personal, and it works the same when storage is closed. */
type Name = 'theme' | 'language' | 'keys'

export function readSetting(name: Name): string | null {
  try {
    return localStorage.getItem(`beadle.${name}`)
  } catch {
    return null
  }
}

/** Null forgets it. */
export function writeSetting(name: Name, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`beadle.${name}`)
    else localStorage.setItem(`beadle.${name}`, value)
  } catch {
    // Storage is closed: the choice lasts until the page is left.
  }
}
