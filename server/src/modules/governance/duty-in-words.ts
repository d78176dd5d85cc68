import type { Duty as DutyInWords, Words } from '@beadle/contract'
import {
  type Check,
  type Language,
  type Procedure,
  type Releaser,
  type RetentionLine,
  type Span,
  type Stretch,
  sayList,
  sayReleaser,
} from '@beadle/engine'
import type { Duty, Pack } from '@beadle/packs'

// The Welsh here is unreviewed: no speaker has read it yet.

const languages: readonly Language[] = ['en', 'cy']

function inBoth(say: (language: Language) => string): Words {
  const [en = '', cy = ''] = languages.map(say)
  return { en, cy }
}

/** A duty of a pack as the clause's page shows it: its procedure, agreement, lines and checks found and said in words. */
export function dutyInWords(duty: Duty, pack: Pick<Pack, 'procedures' | 'agreements'>, clause: string): DutyInWords {
  const agreement = pack.agreements.find(({ id }) => id === duty.agreement)
  const procedure = pack.procedures.find(({ id }) => id === duty.procedure)
  // A duty may keep many clauses; of its figures those are shown that are this clause's.
  const own = <T extends { readonly cites: readonly string[] }>(all: readonly T[] = []) =>
    all.filter(({ cites }) => cites.includes(clause))
  return {
    id: duty.id,
    by: duty.by,
    state: duty.state,
    ...(duty.what === undefined ? {} : { what: duty.what }),
    ...(duty.note === undefined ? {} : { note: duty.note }),
    ...(duty.system === undefined ? {} : { system: duty.system }),
    ...(agreement === undefined
      ? {}
      : { agreement: { title: { ...agreement.title }, ask: agreement.ask, audience: [...agreement.audience] } }),
    ...(procedure === undefined ? {} : { procedure: procedureInWords(procedure) }),
    lines: own(duty.lines).map((line) => ({ class: line.class, kept: lineInWords(line) })),
    checks: own(duty.checks).map((check) => ({
      id: check.id,
      ...(check.what === undefined ? {} : { what: check.what }),
      ...(check.who === undefined ? {} : { who: releasersInWords(check.who) }),
      when: checkInWords(check),
    })),
  }
}

/** Whoever may act, joined by `or`; `audience` as in `sayReleaser`: said to the one whom it concerns, or to others. */
export function releasersInWords(releasers: readonly Releaser[], audience: 'subject' | 'reviewer' = 'reviewer'): Words {
  return inBoth((language) =>
    sayList(
      releasers.map((one) => sayReleaser(one, language, audience)),
      language,
      'or',
    ),
  )
}

function procedureInWords({ title, steps }: Procedure): NonNullable<DutyInWords['procedure']> {
  return {
    title: { ...title },
    steps: steps.map(({ id, title, who, deadline, deputies }) => ({
      id,
      title: { ...title },
      who: releasersInWords(who),
      ...(deadline === undefined
        ? {}
        : {
            when: inBoth((language) => {
              const time = stretchInWords(deadline, language)
              const others = deputies?.length ? releasersInWords(deputies)[language] : undefined
              if (language === 'en') return others ? `within ${time}; then ${others}` : `within ${time}`
              return others ? `o fewn ${time}; yna ${others}` : `o fewn ${time}`
            }),
          }),
    })),
  }
}

function lineInWords({ days, months, from, dispose = 'delete' }: RetentionLine): Words {
  const ends = {
    delete: { en: 'then deleted', cy: 'yna’i ddileu' },
    archive: { en: 'then archived', cy: 'yna’i archifo' },
    review: { en: 'then looked at again', cy: 'yna’i adolygu' },
  }
  return inBoth((language) => {
    const time = stretchInWords(days === undefined ? { months: months ?? 0 } : { days }, language)
    const start =
      from === undefined ? '' : language === 'en' ? `, counted from “${spaced(from)}”` : `, o “${spaced(from)}”`
    return `${time}${start}, ${ends[dispose][language]}`
  })
}

function checkInWords({ every, within, before, each, after, first, at }: Check): Words {
  return inBoth((language) => {
    const en = language === 'en'
    const hour = at === undefined ? '' : en ? `, by ${at}` : `, erbyn ${at}`
    const event = after === undefined ? '' : spaced(after)
    if (every !== undefined) {
      const start = first === undefined ? '' : en ? `, the first on ${first}` : `, y cyntaf ar ${first}`
      return `${en ? 'every' : 'bob'} ${stretchInWords(every, language)}${start}${hour}`
    }
    if (within !== undefined)
      return `${en ? 'within' : 'o fewn'} ${stretchInWords(within, language)}${event && (en ? ` of: ${event}` : ` i: ${event}`)}${hour}`
    if (before !== undefined)
      return `${stretchInWords(before, language)} ${en ? 'before' : 'cyn'}${event && `: ${event}`}${hour}`
    return `${turns[each ?? 'school-year-start'][language]}${hour}`
  })
}

const turns = {
  'term-start': { en: 'at the start of every term', cy: 'ar ddechrau pob tymor' },
  'term-end': { en: 'at the end of every term', cy: 'ar ddiwedd pob tymor' },
  'school-year-start': { en: 'at the start of every school year', cy: 'ar ddechrau pob blwyddyn ysgol' },
  'school-year-end': { en: 'at the end of every school year', cy: 'ar ddiwedd pob blwyddyn ysgol' },
} as const

/** One and several of each unit. Welsh counts with the singular. */
const units = {
  hours: { en: ['hour', 'hours'], cy: 'awr' },
  weekdayHours: { en: ['hour without weekends', 'hours without weekends'], cy: 'awr heb benwythnosau' },
  days: { en: ['day', 'days'], cy: 'diwrnod' },
  weeks: { en: ['week', 'weeks'], cy: 'wythnos' },
  months: { en: ['month', 'months'], cy: 'mis' },
  years: { en: ['year', 'years'], cy: 'blwyddyn' },
  schoolDays: { en: ['school day', 'school days'], cy: 'diwrnod ysgol' },
  terms: { en: ['term', 'terms'], cy: 'tymor' },
} as const

function stretchInWords(stretch: Stretch | Span, language: Language): string {
  const parts = Object.entries(units).flatMap(([name, unit]) => {
    const count = (stretch as Readonly<Record<string, number | undefined>>)[name]
    if (count === undefined) return []
    return [`${count} ${language === 'cy' ? unit.cy : unit.en[count === 1 ? 0 : 1]}`]
  })
  return sayList(parts, language)
}

/** A word of the pack, such as `mail-from-parent`, with spaces. */
function spaced(word: string): string {
  return word.replaceAll('-', ' ')
}
