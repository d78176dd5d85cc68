/**
 * The operator's log: one JSON object per line with a level, an event name and ids, codes, counts and durations. Never a
 * person's name, an address, a subject line or message text: the types admit only short scalars, and the ledger, not this,
 * is the record that may be relied on.
 */
export type LogFields = { readonly [field: string]: string | number | boolean | undefined }

export type Level = 'debug' | 'info' | 'warn' | 'error'

export type Log = {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
  /** The same log with fields that stand on every line. */
  with(fields: LogFields): Log
}

const severity: Record<Level, number> = { debug: 10, info: 20, warn: 30, error: 40 }

/** Makes a log that writes JSON lines to `write`, by default the standard error. */
export function openLog(options: { level?: Level; write?: (line: string) => void; fields?: LogFields } = {}): Log {
  const write = options.write ?? ((line: string) => void process.stderr.write(line))
  const least = severity[options.level ?? 'info']
  const standing = options.fields ?? {}
  const say = (level: Level) => (event: string, fields?: LogFields) => {
    if (severity[level] < least) return
    write(`${JSON.stringify({ at: Temporal.Now.instant().toString(), level, event, ...standing, ...fields })}\n`)
  }
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    with: (fields) => openLog({ ...options, fields: { ...standing, ...fields } }),
  }
}

/** A log that says nothing. */
export const silentLog: Log = openLog({ write: () => {} })

/**
 * An error as log fields: its code and class, and the first line of where it was thrown. Not its message: messages quote
 * their input, and input is often somebody's address.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const from = error.stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim()
  return { error: error.name, code, from }
}
