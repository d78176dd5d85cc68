/**
 * Octets that some server has taken for the end of a message, by name: the twelve distinct ones of the published tests for SMTP
 * smuggling (smtpsmug, SMTP-Smuggling-Tools; CVE-2023-51764, -51765, -51766).
 */
export const knownFalseEnds: readonly (readonly [string, string])[] = [
  ['LF . LF', '\n.\n'],
  ['CR . CR', '\r.\r'],
  ['CR . LF', '\r.\n'],
  ['LF . CR', '\n.\r'],
  ['LF . CR LF', '\n.\r\n'],
  ['CR . CR LF', '\r.\r\n'],
  ['CR LF . LF', '\r\n.\n'],
  ['CR LF . CR', '\r\n.\r'],
  ['CR LF NUL . CR LF', '\r\n\0.\r\n'],
  ['CR LF . NUL CR LF', '\r\n.\0\r\n'],
  ['CR LF . CR CR LF', '\r\n.\r\r\n'],
  ['CR CR LF . CR CR LF', '\r\r\n.\r\r\n'],
]

/** Those, and more of their kind. */
export const falseEnds: readonly (readonly [string, string])[] = [
  ...knownFalseEnds,
  ['LF LF . CR LF', '\n\n.\r\n'],
  ['CR CR LF . CR LF', '\r\r\n.\r\n'],
  ['CR LF . CR NUL LF', '\r\n.\r\0\n'],
  ['CR NUL LF . CR LF', '\r\0\n.\r\n'],
  ['LF CR . LF CR', '\n\r.\n\r'],
]
