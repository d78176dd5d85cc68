const label = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/

/**
 * A domain name as it may stand in a signature or be asked about: letters, digits, hyphens and underscores in labels of up to
 * 63, at least two of them, 253 octets in all. Nothing else may stand there: a quote, a bracket or a NUL is how one reader is
 * made to see another domain than the next (espoofer A3 to A6).
 */
export function isDomain(text: string): boolean {
  const labels = text.split('.')
  return text.length <= 253 && labels.length >= 2 && labels.every((one) => label.test(one))
}

/** A selector: one or more labels (RFC 6376 3.1). */
export function isSelector(text: string): boolean {
  return text.length <= 190 && text.split('.').every((one) => label.test(one))
}

/** In lower case, without the dot of the root, in A-labels where it was written in Unicode. Undefined where it is no domain. */
export function normalDomain(text: string): string | undefined {
  const bare = text.endsWith('.') ? text.slice(0, -1) : text
  const ascii = /[\u0080-\uffff]/.test(bare) ? toAscii(bare) : bare
  return isDomain(ascii) ? ascii.toLowerCase() : undefined
}

function toAscii(text: string): string {
  // The parser of URLs carries UTS 46 with it; what is no host name ends empty.
  const url = URL.parse(`http://${text}/`)
  return url !== null && url.pathname === '/' && url.port === '' && url.username === '' ? url.hostname : ''
}

/** Whether `domain` is `parent` or lies under it. Both normal. */
export function isWithin(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`)
}
