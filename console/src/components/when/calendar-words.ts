/** The days and months, from Sunday and January on, and the days around this one. */
export type CalendarWords = {
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  readonly today: string
  readonly tomorrow: string
  readonly yesterday: string
}

const list = (words: string) => words.split(', ')

export const calendarWords: Readonly<Record<'en' | 'cy', CalendarWords>> = {
  en: {
    weekdays: list('Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday'),
    months: list('January, February, March, April, May, June, July, August, September, October, November, December'),
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
  },
  cy: {
    weekdays: list('dydd Sul, dydd Llun, dydd Mawrth, dydd Mercher, dydd Iau, dydd Gwener, dydd Sadwrn'),
    months: list('Ionawr, Chwefror, Mawrth, Ebrill, Mai, Mehefin, Gorffennaf, Awst, Medi, Hydref, Tachwedd, Rhagfyr'),
    today: 'heddiw',
    tomorrow: 'yfory',
    yesterday: 'ddoe',
  },
}
