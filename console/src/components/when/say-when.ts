import { type CalendarWords, calendarWords } from './calendar-words.ts'

/** `near`: today 17:45, Monday 07:30, 3 March 2026, 07:30. `full`: Tuesday 3 March 2026, 07:30. `day`: 3 March 2026. */
export type WhenStyle = 'near' | 'full' | 'day'

export type WhenSpeech = { readonly language: 'en' | 'cy'; readonly timeZone: string; readonly now: Date }

const DAY_MS = 86_400_000
const NEAR_DAYS = 6

/** An instant as people at the school say it. Within six days to come the weekday is enough; anything further has its date. */
export function sayWhen(at: string, style: WhenStyle, { language, timeZone, now }: WhenSpeech): string {
  const words = calendarWords[language]
  const { date, time } = readLocal(new Date(at), timeZone)
  const day = sayDay(date, words)
  if (style === 'day') return day
  const weekday = words.weekdays[date.getUTCDay()] ?? ''
  if (style === 'full') return `${weekday} ${day}, ${time}`
  const days = (date.getTime() - readLocal(now, timeZone).date.getTime()) / DAY_MS
  if (days === 0) return `${words.today} ${time}`
  if (days === 1) return `${words.tomorrow} ${time}`
  if (days === -1) return `${words.yesterday} ${time}`
  if (days > 1 && days <= NEAR_DAYS) return `${weekday} ${time}`
  return `${day}, ${time}`
}

function sayDay(date: Date, words: CalendarWords): string {
  return `${date.getUTCDate()} ${words.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

// The local day stands as midnight UTC, so that days can be counted; the words are our own, since browsers do not all know Welsh.
function readLocal(instant: Date, timeZone: string): { readonly date: Date; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    date: new Date(`${part('year')}-${part('month')}-${part('day')}T00:00:00Z`),
    time: `${part('hour')}:${part('minute')}`,
  }
}
