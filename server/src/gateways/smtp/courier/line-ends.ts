const cr = 0x0d
const lf = 0x0a

/**
 * Whether every line of these octets ends with CR LF and none holds a NUL: what anything else would be for the next server is
 * that server's guess, and how one message becomes two (RFC 5321 2.3.8, 4.1.1.4). `octets` may end within a line.
 */
export function hasWholeLines(octets: Uint8Array): boolean {
  const { length } = octets
  for (let at = 0; at < length; at++) {
    // Nearly all octets of nearly all messages go by here.
    while (at < length && (octets[at] as number) > cr) at++
    const octet = octets[at]
    if (octet === lf || octet === 0) return false
    if (octet === cr && octets[++at] !== lf) return false
  }
  return true
}
