import { whatIsDue } from '@beadle/packs'
import { defineCommand, UsageError } from '../command.ts'
import { columns, wrap } from '../text.ts'
import { openGiven, packOptions } from './opened.ts'

export const due = defineCommand({
  summary: 'Lists what the policy wants done by a date: what is overdue, due and to come, by whom and by which clause.',
  usage: ['policy due [pack] [--on <day>] [--json]'],
  options: {
    ...packOptions,
    on: { takes: 'day', about: 'how it stands on that day, YYYY-MM-DD; otherwise today' },
  },
  words: ['[pack]'],
  async run(given, terminal) {
    const { pack } = openGiven(given, terminal)
    const { timeZone } = pack.version.school.calendar
    const found = whatIsDue(pack, noonOf(given.options.on, timeZone))
    if (given.options.json) {
      const told = found.map(({ duty, check, due: by, state }) => {
        const { id, what, who, cites } = check
        return { duty, check: id, what, who, due: by, state, cites }
      })
      await terminal.out(`${JSON.stringify(told, null, 2)}\n`)
      return 0
    }
    const rows = found.map(({ duty, check, due: by = 'not known', state }) => [
      by,
      state,
      `${duty}.${check.id}`,
      (check.who ?? []).join(' or '),
      check.cites.map((id) => id.slice(pack.version.policy.length + 1)).join(' '),
    ])
    await terminal.out(rows.length ? columns(rows) : 'nothing comes round by itself\n')
    const note = 'Nothing is recorded as done yet, so each stands as if it never was.'
    if (rows.length) await terminal.out(`\n${wrap(note, terminal.width)}\n`)
    return 0
  },
})

/** Noon of the day given, or now. */
function noonOf(given: unknown, timeZone: string): Temporal.Instant {
  if (typeof given !== 'string') return Temporal.Now.instant()
  try {
    return Temporal.PlainDate.from(given).toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant()
  } catch {
    throw new UsageError(`\`${given}\` is no day; one is written as 2026-12-18`)
  }
}
