/** Reads the labelled sets of detectors/quality: messages of our own making, each with what a detector ought to say of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FactName } from '@beadle/engine'
import { parse } from 'yaml'

/** A message as it stands in a set: a text alone, or its subject line, text or HTML. */
export type Example = { readonly subjectLine?: string; readonly text?: string; readonly html?: string }

/** Messages of one kind. `value` (several with `|`) is what a fact with a closed list must hold for it to count as found. */
export type Group = {
  readonly name: string
  readonly value?: string
  readonly seen: readonly Example[]
  readonly unseen: readonly Example[]
  readonly oblique: readonly Example[]
  readonly blind: readonly Example[]
}

/**
 * The parts of a set: what rules were tuned on; what was kept from it; what was written afterwards, by somebody who knew the
 * rules, in turns of phrase that they did not look for; and what was written before the last mending and tried after it.
 */
export type Part = 'seen' | 'unseen' | 'oblique' | 'blind'
/** Those written before the tuning. */
export const parts: readonly Part[] = ['seen', 'unseen']

/** Who sends to whom when the gateway's answer is measured. */
export type Way = { readonly from: Actor; readonly to: Actor }
export type Actor = 'teacher' | 'colleague' | 'pupil' | 'parent' | 'outsider'
const actors: readonly string[] = ['teacher', 'colleague', 'pupil', 'parent', 'outsider'] satisfies readonly Actor[]

/** One set. `found` must be seen by its detector, `spared` must not; with several facts none of them may speak. */
export type LabelledSet = {
  readonly name: string
  readonly facts: readonly FactName[]
  readonly value?: string
  readonly way: Way
  /** What was found of the blind part, and taken for it, before the mending that followed. */
  readonly before?: { readonly found: number; readonly alarms: number }
  readonly found: readonly Group[]
  readonly spared: readonly Group[]
}

/** A set that cannot be read as one; the message names the file and what is wrong. */
export class LabelledSetError extends Error {
  override readonly name = 'LabelledSetError'
}

/** All sets in `folder`, in the order of their names. Throws LabelledSetError. */
export function readLabelledSets(folder: string): readonly LabelledSet[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && !file.startsWith('real-mail'))
    .toSorted()
    .map((file) => readSet(parse(readFileSync(join(folder, file), 'utf8')), file))
}

function readSet(source: unknown, file: string): LabelledSet {
  const fail = (what: string): never => {
    throw new LabelledSetError(`\`${file}\`: ${what}`)
  }
  const set = isRecord(source) ? source : fail('is no mapping')
  const text = (value: unknown, what: string) => (typeof value === 'string' ? value : fail(`${what} is no text`))
  const list = (value: unknown, what: string): readonly unknown[] =>
    value === undefined ? [] : Array.isArray(value) ? value : fail(`${what} is no list`)
  const examples = (value: unknown, what: string) =>
    list(value, what).map((one): Example => {
      if (typeof one === 'string') return { text: one }
      if (!isRecord(one)) return fail(`${what} holds what is no message`)
      for (const [name, member] of Object.entries(one)) {
        if (!['subjectLine', 'text', 'html'].includes(name)) fail(`${what} has a member \`${name}\``)
        text(member, `${what}, \`${name}\``)
      }
      return one
    })
  const groups = (value: unknown, what: string) =>
    list(value, what).map((one): Group => {
      if (!isRecord(one)) return fail(`${what} holds what is no group`)
      const name = text(one.group, `the name of a group under ${what}`)
      const seen = examples(one.seen, name)
      const unseen = examples(one.unseen, name)
      const oblique = examples(one.oblique, name)
      const blind = examples(one.blind, name)
      return {
        name,
        seen,
        unseen,
        oblique,
        blind,
        ...(one.value === undefined ? {} : { value: text(one.value, `value of ${name}`) }),
      }
    })
  const way = text(set.way, '`way`').split(' to ')
  if (way.length !== 2 || !way.every((actor) => actors.includes(actor))) fail('`way` is not `teacher to colleague`')
  const facts = set.facts === undefined ? [set.fact] : list(set.facts, '`facts`')
  return {
    name: text(set.set, '`set`'),
    facts: facts.map((fact) => text(fact, 'a fact') as FactName),
    ...(set.value === undefined ? {} : { value: text(set.value, '`value`') }),
    way: { from: way[0] as Actor, to: way[1] as Actor },
    ...(set.before === undefined ? {} : { before: countsOf(set.before, fail) }),
    found: groups(set.found, '`found`'),
    spared: groups(set.spared, '`spared`'),
  }
}

function countsOf(value: unknown, fail: (what: string) => never): { readonly found: number; readonly alarms: number } {
  if (!isRecord(value) || typeof value.found !== 'number' || typeof value.alarms !== 'number')
    return fail('`before` holds no `found` and `alarms`')
  return { found: value.found, alarms: value.alarms }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
