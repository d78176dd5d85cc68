/** Reads a deadline out of words, in school time. */

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const dayWords =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWords =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const timeWords =
  "(?:\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm|a\\.m\\.?|p\\.m\\.?)|\\d{1,2}[:.]\\d{2}|noon|midday|midnight|lunch(?:time)?|break(?:time)?|(?:the )?end of (?:the )?(?:school )?day|close of (?:play|business)|cop|cob|eod|first thing|\\d{1,2} ?o'?clock)"
const dateWords = `(?:today|tonight|tomorrow|(?:this |next |on )?(?:${dayWords})(?![a-z])(?:,? (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?! ?(?:\\d|[:.]\\d|[ap]\\.?m|o'clock))(?: (?:of )?(?:${monthWords})(?![a-z])(?:,? \\d{4})?)?)?|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${monthWords})(?![a-z])(?:,? \\d{4})?|(?:${monthWords}) \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|(?:the )?end of (?:the |this )?week)`
const cue = `(?:by|before|until|no later than|not later than|latest|deadline(?: is| of| for this is)?:?|due(?: by| on| in| back)?:?|needed by|required by|erbyn|for)`
const within =
  /\b(?:within|in the next|in) (?:the next )?(\d{1,3}|one|two|three|four|five|an?) (hour|day|week|minute)s?\b/
const pattern = new RegExp(
  `\\b${cue} (?:the )?(?:(?:${timeWords}),? (?:on |at )?(?:this |the )?(?:${dateWords})|(?:${dateWords})(?:,? (?:at |by |@ ?|before )?(?:${timeWords}))?|(?:${timeWords}))`,
)
const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5 }

/** When a deadline names a day but no hour, it is the end of the working day. */
const endOfDay = { hour: 17, minute: 0 }

/** What asks somebody for something. A date without it is told, not set: "by Monday it had been released". */
const asks =
  /\b(?:please|pls|plis|os gwelwch|need(?:ed|s)?|requir(?:e|es|ed)|return(?:ed)?|repl(?:y|ies)|respon(?:d|se|ses)|submit(?:ted)?|send|completed?|hand(?:ed)? in|let (?:me|us)|deadline|due|action|you must|must be|you should|should be (?:sent|returned|completed|submitted|handed|with me|in)|(?:can|could|would|will) you|sign|confirm|rsvp|(?:back|in|over|through) to (?:me|us|the office)|with me|clos(?:es|ing)|cut[- ]?off|no later|not later|latest|marking|reports|forms?|slips?|erbyn)\b/

/**
 * The first deadline in a text, as an instant: "by Friday 4pm", "no later than 12 March", "within 24 hours". Days of the
 * week and dates without a year are the next such; the day itself when its hour is still to come. A date counts where its
 * sentence asks for something or is hardly longer than the date. Undefined when none is named. `text` is folded to lower case.
 */
export function findDeadline(
  text: string,
  now: Temporal.ZonedDateTime,
): { readonly at: Temporal.ZonedDateTime; readonly start: number; readonly end: number } | undefined {
  const head = text.slice(0, 20_000)
  for (const found of head.matchAll(new RegExp(pattern, 'g'))) {
    const start = found.index
    const end = start + found[0].length
    if (!isAsked(head, start, end)) continue
    const at = resolve(found[0], now)
    if (at) return { at, start, end }
  }
  const span = within.exec(head)
  if (!span || !isAsked(head, span.index, span.index + span[0].length)) return undefined
  const n = numbers[span[1] ?? ''] ?? Number(span[1])
  const unit = span[2] === 'minute' ? 'minutes' : span[2] === 'hour' ? 'hours' : span[2] === 'day' ? 'days' : 'weeks'
  return { at: now.add({ [unit]: n }), start: span.index, end: span.index + span[0].length }
}

function isAsked(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start)
  const opening = before.slice(Math.max(...['. ', '! ', '? ', '\n'].map((mark) => before.lastIndexOf(mark) + 1)))
  const closing = /^[^.!?\n]{0,80}/.exec(text.slice(end))?.[0] ?? ''
  // "For Monday" and "in two days" plan more often than they ask: the request has to stand before them.
  if (/^(?:for|in|until)\b/.test(text.slice(start, end))) return asks.test(opening) || /\byou have\s*$/.test(opening)
  if (asks.test(`${opening} ${closing}`)) return true
  return `${opening} ${closing}`.split(/\s+/).filter(Boolean).length <= 4 || asks.test(text.slice(start, end))
}

function resolve(words: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const time = timeIn(words)
  const date = dateIn(words, now, time ?? endOfDay)
  if (!date && !time) return undefined
  const day = date ?? now.toPlainDate()
  return day.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: Temporal.PlainTime.from(time ?? endOfDay) })
}

type Clock = { readonly hour: number; readonly minute: number }

function timeIn(words: string): Clock | undefined {
  const named =
    /\b(noon|midday|midnight|lunch(?:time)?|break(?:time)?|first thing|end of (?:the )?(?:school )?day|close of (?:play|business)|cop|cob|eod)\b/.exec(
      words,
    )?.[1]
  if (named) {
    if (named.startsWith('lunch') || named === 'noon' || named === 'midday') return { hour: 12, minute: 0 }
    if (named.startsWith('break')) return { hour: 11, minute: 0 }
    if (named === 'first thing') return { hour: 9, minute: 0 }
    if (named === 'midnight') return { hour: 23, minute: 59 }
    return endOfDay
  }
  const found =
    /\b(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|a\.m|p\.m)/.exec(words) ??
    /\b(\d{1,2})[:.](\d{2})(?!\d|[/.])/.exec(words) ??
    /\b(\d{1,2}) ?o'?clock/.exec(words)
  if (!found) return undefined
  let hour = Number(found[1])
  const minute = Number(found[2] ?? 0)
  const half = found[3]?.[0]
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  // Nobody in a school sets a deadline at 4 in the morning: "4.00" and "3 o'clock" are afternoons.
  if (!half && hour >= 1 && hour <= 6) hour += 12
  return hour < 24 && minute < 60 ? { hour, minute } : undefined
}

function dateIn(words: string, now: Temporal.ZonedDateTime, time: Clock): Temporal.PlainDate | undefined {
  const today = now.toPlainDate()
  if (/\b(?:today|tonight)\b/.test(words)) return today
  if (/\btomorrow\b/.test(words)) return today.add({ days: 1 })
  if (/end of (?:the |this )?week/.test(words)) return today.add({ days: (5 - today.dayOfWeek + 7) % 7 })
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(words)
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashed = /(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?/.exec(words)
  if (slashed)
    return nextDate(Number(slashed[1]), Number(slashed[2]), slashed[3] ? yearOf(slashed[3]) : undefined, today)
  const written = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthWords})(?:,? (\\d{4}))?`).exec(words)
  if (written)
    return nextDate(Number(written[1]), monthOf(written[2]), written[3] ? Number(written[3]) : undefined, today)
  const american = new RegExp(`(${monthWords}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`).exec(words)
  if (american)
    return nextDate(Number(american[2]), monthOf(american[1]), american[3] ? Number(american[3]) : undefined, today)
  const weekday = new RegExp(`\\b(this |next )?(${dayWords})(?![a-z])`).exec(words)
  if (!weekday) return undefined
  const wanted = days.findIndex((day) => day.startsWith((weekday[2] ?? '').slice(0, 3))) + 1
  const ahead = (wanted - today.dayOfWeek + 7) % 7
  const past = ahead === 0 && Temporal.PlainTime.compare(Temporal.PlainTime.from(time), now.toPlainTime()) <= 0
  return today.add({ days: past || (ahead === 0 && weekday[1] === 'next ') ? 7 : ahead })
}

function monthOf(word: string | undefined): number {
  return months.indexOf((word ?? '').slice(0, 3)) + 1
}

function yearOf(text: string): number {
  const year = Number(text)
  return year < 100 ? 2000 + year : year
}

function nextDate(
  day: number,
  month: number,
  year: number | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const date = plainDate(year ?? today.year, month, day)
  if (!date || year !== undefined) return date
  return Temporal.PlainDate.compare(date, today) < 0 ? plainDate(today.year + 1, month, day) : date
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return date.day === day ? date : undefined
}
