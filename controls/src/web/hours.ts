import type { Facts, SettingSchema } from '@beadle/engine'

/**
 * `school-hours`: lessons, breaks and lunch of a school day. `working-time`: the recorded working time of the person.
 * `own-time`: outside it. `free-time`: outside it, and in breaks and at lunch whatever is recorded.
 */
export type Hours = 'school-hours' | 'working-time' | 'own-time' | 'free-time'

/** The time facts that `isNow` reads. */
export const hoursFacts = ['calendar.day', 'calendar.period', 'work.recorded-time', 'work.teaching-now'] as const

/** True in these hours. Undefined when neither the calendar nor the working time is known. */
export function isNow(hours: Hours, facts: Facts): boolean | undefined {
  if (hours === 'school-hours') return inSchoolHours(facts)
  const working = isWorking(facts)
  if (hours === 'working-time') return working
  if (hours === 'free-time' && facts['work.teaching-now'] !== true && isPause(facts)) return true
  return working === undefined ? undefined : !working
}

function isPause({ 'calendar.period': period }: Facts): boolean {
  return period === 'break' || period === 'lunch'
}

function inSchoolHours(facts: Facts): boolean | undefined {
  const { 'calendar.day': day, 'calendar.period': period } = facts
  if (day === undefined || period === undefined) return undefined
  return day === 'school-day' && (period === 'lesson' || period === 'break' || period === 'lunch')
}

/** Recorded working time; where none is recorded, lessons are worked and every other time is one's own. */
function isWorking(facts: Facts): boolean | undefined {
  if (facts['work.teaching-now'] === true) return true
  if (facts['work.recorded-time'] !== undefined) return facts['work.recorded-time']
  const { 'calendar.period': period } = facts
  return period === undefined ? undefined : period === 'lesson'
}

export const hoursSetting = {
  type: 'string',
  enum: ['school-hours', 'working-time', 'own-time', 'free-time'],
  description:
    'Only then: in lessons, breaks and lunch of a school day; in the person’s recorded working time; outside that; outside that and in breaks. At any time when left out.',
} satisfies SettingSchema
