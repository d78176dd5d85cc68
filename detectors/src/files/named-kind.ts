/** What content a name promises: media types by the beginning of their names. */
const promised: readonly (readonly [extension: RegExp, kinds: RegExp])[] = [
  [/\.pdf$/i, /^application\/pdf$/],
  [/\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|ico)$/i, /^image\//],
  [/\.(?:doc|dot)$/i, /msword|wordprocessingml|rtf|x-ole|encrypted|text\//],
  [/\.(?:xls|xlt)$/i, /ms-excel|spreadsheetml|x-ole|encrypted|text\//],
  [/\.(?:ppt|pps)$/i, /powerpoint|presentationml|x-ole|encrypted/],
  [/\.docx$/i, /wordprocessingml|encrypted/],
  [/\.xlsx$/i, /spreadsheetml|encrypted/],
  [/\.pptx$/i, /presentationml|encrypted/],
  [/\.od[tsp]$/i, /opendocument/],
  [/\.(?:mp3|wav|m4a|ogg|flac|aac|wma)$/i, /^(?:audio|video)\//],
  [/\.(?:mp4|mov|avi|mkv|webm|wmv|m4v)$/i, /^(?:video|audio)\//],
  [/\.(?:txt|csv|md|log|ics|vcf|rtf|html?|xml|json|eml)$/i, /^text\/|rtf|xml|json|rfc822|svg|php|hta|bat/],
  [/\.(?:zip|docm|xlsm|pptm|epub|jar|apk)$/i, /zip|openxml|opendocument|epub/],
]

/** Whether a file is something else than its name promises. Content that nobody recognises breaks no promise. */
export function isMisnamed(filename: string, kind: string): boolean {
  if (kind === 'application/octet-stream') return false
  const found = promised.find(([extension]) => extension.test(filename))
  return found !== undefined && !found[1].test(kind)
}
