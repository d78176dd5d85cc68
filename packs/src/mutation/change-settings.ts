import { isDeepStrictEqual } from 'node:util'
import { type SettingSchema, vocabulary } from '@beadle/engine'

type Settings = Readonly<Record<string, unknown>>

/** Settings with one value loosened or shifted, and what was done in words. */
export type ChangedSettings = { readonly what: string; readonly settings: Settings }

/** What a change may look at beside the settings. */
export type Surroundings = {
  /** Words that occur in the requests of the control's scenarios: a list grows by one of these, so that it can matter. */
  readonly spoken: ReadonlySet<string>
  /** The pack's agreements, by id. */
  readonly agreements: readonly string[]
  /** The pack's own answers where a binding gives none: leaving out what equals them changes nothing. */
  readonly defaults: Readonly<Record<string, unknown>>
}

/**
 * Every small change to `settings`: figures one up, one down, doubled and halved, times a minute and an hour earlier and later, days one either
 * way, switches turned, words of a closed list replaced, lists one shorter and one longer, releasers replaced, members that
 * may be left out left out.
 */
export function changeSettings(schema: SettingSchema, settings: Settings, around: Surroundings): ChangedSettings[] {
  return changesOf(schema, settings, '', around).map(({ what, value }) => ({ what, settings: value as Settings }))
}

type Change = { readonly what: string; readonly value: unknown }

function changesOf(schema: SettingSchema, value: unknown, at: string, around: Surroundings): Change[] {
  if (Array.isArray(value)) return listChanges(schema.items ?? {}, value, at, around)
  if (isObject(value)) return memberChanges(schema, value, at, around)
  return scalarChanges(schema, value, at, around).map((other) => ({
    what: `${at} ${said(value)} → ${said(other)}`,
    value: other,
  }))
}

function memberChanges(schema: SettingSchema, value: Settings, at: string, around: Surroundings): Change[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const own = schema.properties?.[name] ?? (isObject(schema.additionalProperties) ? schema.additionalProperties : {})
    const here = at ? `${at}.${name}` : name
    const inside = changesOf(own, member, here, around).map((one) => ({
      ...one,
      value: { ...value, [name]: one.value },
    }))
    if (schema.required?.includes(name) || saysTheDefault(own, name, member, around)) return inside
    const { [name]: _, ...rest } = value
    return [...inside, { what: `without ${here}`, value: rest }]
  })
}

function saysTheDefault(schema: SettingSchema, name: string, value: unknown, { defaults }: Surroundings): boolean {
  return isDeepStrictEqual(value, schema.default) || isDeepStrictEqual(value, defaults[name])
}

function listChanges(items: SettingSchema, list: readonly unknown[], at: string, around: Surroundings): Change[] {
  const shorter =
    list.length < 2 ? [] : list.map((item, i) => ({ what: `${at} without ${said(item)}`, value: list.toSpliced(i, 1) }))
  const more = oneMore(items, list, around)
  const longer = more === undefined ? [] : [{ what: `${at} with ${said(more)}`, value: [...list, more] }]
  // A word of a list is replaced by leaving it out and by adding another; what is inside an entry is changed in its place.
  const inside = list.flatMap((item, i) => {
    if (typeof item === 'string' && !isClock(item) && !isReleaser(item)) return []
    return changesOf(items, item, `${at}[${i}]`, around).map((one) => ({ ...one, value: list.with(i, one.value) }))
  })
  return [...shorter, ...longer, ...inside]
}

const staff: readonly string[] = vocabulary.roles.staff
const people = ['pupil', 'parent', 'governor', 'volunteer', 'outsider', 'outside', 'visitor', 'teacher', 'office']

/** A word that the list may hold and does not mean already; one that some scenario speaks of, where there is one. */
function oneMore({ enum: words = [] }: SettingSchema, list: readonly unknown[], { spoken }: Surroundings): unknown {
  if (list.includes('all')) return undefined
  const absent = words.filter(
    (word) => word !== 'all' && !list.includes(word) && !(list.includes('staff') && staff.includes(String(word))),
  )
  const ranked = [...people.filter((word) => absent.includes(word)), ...absent]
  return ranked.find((word) => spoken.has(String(word))) ?? ranked[0]
}

function scalarChanges(schema: SettingSchema, value: unknown, at: string, { agreements }: Surroundings): unknown[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return figures(schema, value)
  if (typeof value !== 'string') return []
  if (isClock(value))
    return [-60, -1, 1, 60].map((minutes) => minutesFrom(value, minutes)).filter((one) => one !== undefined)
  if (isDay(value)) return [daysFrom(value, -1), daysFrom(value, 1)]
  if (schema.enum) return otherWords(schema.enum, value)
  if (isReleaser(value)) return [value === 'role:governor' ? 'role:editor' : 'role:governor']
  if (at.endsWith('agreement')) return agreements.filter((id) => id !== value).slice(0, 1)
  return []
}

function figures(
  { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: SettingSchema,
  value: number,
): number[] {
  const step = Number.isInteger(value) ? 1 : 0.05
  const shifted = [value - step, value + step, value * 2, step === 1 ? Math.floor(value / 2) : value / 2].map((one) =>
    Number(one.toFixed(6)),
  )
  return [...new Set(shifted)].filter((one) => one !== value && one >= minimum && one <= maximum)
}

/** All other words of a short list; of a long one those that stand beside it. */
function otherWords(words: readonly unknown[], value: string): unknown[] {
  const at = words.indexOf(value)
  return words.length <= 6
    ? words.filter((word) => word !== value)
    : [words[at - 1], words[at + 1]].filter((word) => word !== undefined)
}

function isClock(value: string): boolean {
  return /^\d{2}:\d{2}$/.test(value)
}

function minutesFrom(time: string, minutes: number): string | undefined {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const shifted = hour * 60 + minute + minutes
  if (shifted < 0 || shifted > 24 * 60) return undefined
  return `${String(Math.floor(shifted / 60)).padStart(2, '0')}:${String(shifted % 60).padStart(2, '0')}`
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
}

function daysFrom(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

function isReleaser(value: string): boolean {
  return /^(sender|recipient|line-manager-of:sender|(role|nominee-of|person):.+)$/.test(value)
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as a mutant's name says it. */
function said(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
