import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import {
  calendarFacts,
  compilePolicy,
  type Decision,
  type FactName,
  type Facts,
  needsPermit,
  readRequest,
} from '@beadle/engine'
import { parse } from 'yaml'
import { controls, controlTexts } from './index.ts'
import { fullRequest, nothingFound, type Shorthand, versionWith } from './test-cast.ts'

type Want =
  | 'untouched'
  | {
      readonly effect: string
      readonly because?: string
      readonly obligations?: readonly object[]
      readonly recipients?: readonly object[]
      readonly silent?: boolean
      readonly lifted?: string
    }
type Case = {
  readonly name: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly request: Shorthand
  readonly facts?: Facts
  readonly missing?: readonly FactName[]
  readonly want: Want
}

const folders = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('/control.ts'),
)

test('every control has its folder, and cases with both an act it changes and one it leaves alone', () => {
  const named = folders.map((name) => name.replace('/control.ts', '').replace('/', '.')).toSorted()
  assert.deepEqual([...controls.keys()].toSorted(), named)
  for (const id of controls.keys()) {
    const wants = casesOf(id).map(({ want }) => want)
    assert.ok(wants.includes('untouched'), `\`${id}\` has no case that it leaves alone`)
    assert.ok(
      wants.some((want) => want !== 'untouched'),
      `\`${id}\` has no case that it changes`,
    )
  }
})

for (const [id, control] of controls) {
  describe(id, () => {
    for (const { name, settings = {}, request, facts, missing = [], want } of casesOf(id)) {
      test(name, () => {
        const version = versionWith({
          id: 'bound',
          control: id,
          settings,
          cites: ['test.clause'],
          lifts: [],
          mode: 'enforce',
        })
        const policy = compilePolicy(version, controls, { texts: controlTexts })
        const read = readRequest(fullRequest(request))
        assert.ok('request' in read, JSON.stringify(read))
        const all: Record<string, unknown> = {
          ...nothingFound,
          ...calendarFacts(version.school.calendar, Temporal.Instant.from(read.request.context.time)),
          ...facts,
        }
        for (const fact of missing) delete all[fact]
        assert.ok(
          control.actions.includes(read.request.action.name),
          `\`${id}\` does not handle \`${read.request.action.name}\``,
        )
        check(policy.decide(read.request, all as Facts), want, needsPermit(read.request) ? 'deny' : 'permit')
      })
    }
  })
}

test('every reason that a case brings out has its sentence in both languages', () => {
  for (const [key, text] of Object.entries(controlTexts)) {
    assert.ok(text.en.length > 0 && text.cy.length > 0, key)
    const parameters = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted()
    assert.deepEqual(parameters(text.cy), parameters(text.en), `\`${key}\` differs in its parameters`)
  }
})

function casesOf(id: string): readonly Case[] {
  return parse(
    readFileSync(join(import.meta.dirname, ...id.split(/\.(.*)/s).filter(Boolean), 'cases.yaml'), 'utf8'),
  ) as readonly Case[]
}

/** `left` is the effect of an act that the control leaves alone: some acts are denied unless something permits them. */
function check({ context }: Decision, want: Want, left: 'permit' | 'deny'): void {
  const cited = context.citations.map(({ clause }) => clause)
  if (want === 'untouched') {
    assert.deepEqual(
      { effect: context.effect, cited, obligations: context.obligations },
      { effect: left, cited: [], obligations: [] },
    )
    return
  }
  assert.equal(context.effect, want.effect, context.reason.en)
  if (want.lifted === undefined) assert.deepEqual(cited, ['test.clause'])
  else
    assert.ok(
      context.lifted.some(({ by }) => by === want.lifted),
      `nothing is lifted by ${want.lifted}`,
    )
  for (const reason of context.because)
    assert.ok(Object.hasOwn(controlTexts, reason.key), `no text for \`${reason.key}\``)
  for (const obligation of context.obligations) {
    if (obligation.do === 'advise')
      assert.ok(Object.hasOwn(controlTexts, obligation.text), `no text for \`${obligation.text}\``)
    if (obligation.do === 'mail.return')
      assert.ok(Object.hasOwn(controlTexts, obligation.ask), `no text for \`${obligation.ask}\``)
  }
  if (want.because !== undefined) {
    assert.ok(
      context.because.some(({ key }) => key === want.because),
      `because is ${context.because.map(({ key }) => key).join(', ')}`,
    )
  }
  for (const wanted of want.obligations ?? [])
    assert.ok(
      context.obligations.some((got) => matches(wanted, got)),
      `${JSON.stringify(wanted)} not in ${JSON.stringify(context.obligations)}`,
    )
  for (const wanted of want.recipients ?? [])
    assert.ok(
      context.recipients.some((got) => matches(wanted, got)),
      `${JSON.stringify(wanted)} not in ${JSON.stringify(context.recipients)}`,
    )
  if (want.silent !== undefined)
    assert.equal(
      context.citations.some(({ silent }) => silent === true),
      want.silent,
    )
}

/** Every member named in `wanted` is equal in `got`. */
function matches(wanted: unknown, got: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === got
  if (typeof got !== 'object' || got === null) return false
  return Object.entries(wanted).every(([name, value]) => matches(value, Reflect.get(got, name)))
}
