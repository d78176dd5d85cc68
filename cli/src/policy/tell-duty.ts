import type { Check, Procedure, RetentionLine } from '@beadle/engine'
import type { Duty, Policy } from '@beadle/packs'

/** A duty as `policy explain` tells it: what does it, and of its dates and steps those that matter to one clause. */
export type ToldDuty = {
  readonly id: string
  readonly by: Duty['by']
  readonly state: Duty['state']
  readonly what?: string
  /** The agreement, the procedure or the other system that does it. */
  readonly through?: string
  /** Retention lines and checks that cite the clause, in words. */
  readonly dates: readonly string[]
  /** The steps of its procedure: what is done, by whom, how soon. */
  readonly steps: readonly string[]
}

/** The duties that cite a clause. */
export function dutiesOf({ pack }: Policy, clause: string): ToldDuty[] {
  const cites = (one: { readonly cites: readonly string[] }) => one.cites.includes(clause)
  return pack.duties.filter(cites).map((duty) => {
    const { id, by, state, what, lines = [], checks = [] } = duty
    const through = duty.agreement ?? duty.procedure ?? duty.system
    const procedure = pack.procedures.find((one) => one.id === duty.procedure)
    const dates = [...lines.filter(cites).map(lineInWords), ...checks.filter(cites).map(checkInWords)]
    return { id, by, state, ...(what && { what }), ...(through && { through }), dates, steps: stepsInWords(procedure) }
  })
}

function lineInWords({ class: kept, days, months, from, dispose = 'delete' }: RetentionLine): string {
  const period = days === undefined ? count(months ?? 0, 'month') : count(days, 'day')
  return `${kept}: kept ${period}${from ? ` from ${spaced(from)}` : ''}, then ${dispose}`
}

function checkInWords(check: Check): string {
  const { id, what, who = [], every, within, before, each, after, at } = check
  const event = after ? ` ${spaced(after)}` : ''
  const clock = [
    every && `every ${span(every)}`,
    within && `within ${span(within)} of${event}`,
    before && `at the latest ${span(before)} before${event}`,
    each && `at each ${spaced(each)}`,
  ].find(Boolean)
  const people = who.length ? `, by ${who.join(' or ')}` : ''
  return `${what ? `${what.replace(/\.$/, '')}: ` : `${spaced(id)}: `}${clock}${at ? ` at ${at}` : ''}${people}`
}

function stepsInWords(procedure: Procedure | undefined): string[] {
  return (procedure?.steps ?? []).map(({ title, who, deadline }) => {
    const soon = deadline ? `, within ${span(deadline)}` : ''
    return `${title.en}: ${who.join(' or ')}${soon}`
  })
}

const units: Readonly<Record<string, string>> = { weekdayHours: 'hour without weekends', schoolDays: 'school day' }

function span(given: object): string {
  return Object.entries(given)
    .map(([unit, number]) => count(Number(number), units[unit] ?? unit.replace(/s$/, '')))
    .join(' ')
}

function count(number: number, noun: string): string {
  const [first = '', ...rest] = noun.split(' without ')
  return [`${number} ${first}${number === 1 ? '' : 's'}`, ...rest].join(' without ')
}

function spaced(word: string): string {
  return word.replaceAll('-', ' ')
}
