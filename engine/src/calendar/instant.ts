let written = ''
let read: Temporal.Instant | undefined

/**
 * The instant that an RFC 3339 text names. One request is read, given facts and judged by the same text, so the last one is
 * remembered. Throws RangeError when the text names none.
 */
export function instantOf(text: string): Temporal.Instant {
  if (read && text === written) return read
  const instant = Temporal.Instant.from(text)
  written = text
  read = instant
  return instant
}
