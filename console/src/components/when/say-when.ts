/** `near`: today 17:45, Monday 07:30, 3 March 2026, 07:30. `full`: Tuesday 3 March 2026, 07:30. `day`: 3 March 2026. */
export type WhenStyle = 'near' | 'full' | 'day'

export type WhenSpeech = {
  readonly locale: string
  readonly timeZone: string
  readonly now: Date
  readonly today: string
  readonly tomorrow: string
  readonly yesterday: string
}

const DAY_MS = 86_400_000
const NEAR_DAYS = 6

/** An instant as people at the school say it. Within six days to come the weekday is enough; anything further has its date. */
export function sayWhen(at: string, style: WhenStyle, speech: WhenSpeech): string {
  const { locale, timeZone } = speech
  const date = new Date(at)
  const long = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    date,
  )
  if (style === 'day') return long
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date)
  const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' }).format(date)
  if (style === 'full') return `${weekday} ${long}, ${time}`
  const days = dayNumber(date, timeZone) - dayNumber(speech.now, timeZone)
  if (days === 0) return `${speech.today} ${time}`
  if (days === 1) return `${speech.tomorrow} ${time}`
  if (days === -1) return `${speech.yesterday} ${time}`
  if (days > 1 && days <= NEAR_DAYS) return `${weekday} ${time}`
  return `${long}, ${time}`
}

/** Days since 1970 of the instant's calendar day in the zone, so that midnight there divides them and not midnight in UTC. */
function dayNumber(date: Date, timeZone: string): number {
  const iso = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    date,
  )
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS
}
