import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  type ActionName,
  type Control,
  type Facts,
  type Finding,
  type Input,
  isMailRequest,
  readRequest,
  vocabulary,
} from '@beadle/engine'
import fc from 'fast-check'
import { parse } from 'yaml'
import { controls } from './index.ts'
import { recipientsOf } from './mail/audience.ts'
import { fullRequest, nothingFound, type Shorthand, versionWith } from './test-cast.ts'

const { school } = versionWith({ id: 'b', control: 'c', settings: {}, cites: [], lifts: [], mode: 'enforce' })

type Case = { readonly settings?: object; readonly request: Shorthand; readonly facts?: Facts }
const cases = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('cases.yaml'))
  .flatMap((name) => {
    const control = controls.get(name.replace('/cases.yaml', '').replace('/', '.'))
    const list: readonly Case[] = parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
    return control ? list.map((one) => ({ control, one })) : []
  })

/** Any case of any control, asked of any control that handles its action, with any of its facts taken away. */
const asked = fc
  .record({
    settings: fc.constantFrom(...cases),
    request: fc.constantFrom(...cases),
    missing: fc.subarray(Object.keys(nothingFound)),
    swap: fc.boolean(),
  })
  .filter(({ settings, request }) => settings.control.actions.includes(request.one.request.action))

test('no control throws, forgets itself, or speaks of a recipient that is not there', () => {
  fc.assert(
    fc.property(asked, ({ settings, request, missing, swap }) => {
      const read = readRequest(fullRequest(request.one.request))
      assert.ok('request' in read)
      const facts: Record<string, unknown> = { ...nothingFound, ...request.one.facts, ...(swap && settings.one.facts) }
      for (const name of missing) delete facts[name]
      const input: Input = {
        request: read.request,
        facts: facts as Facts,
        settings: settings.one.settings ?? {},
        school,
        time: Temporal.Instant.from(read.request.context.time),
      }
      const findings = ask(settings.control, input)
      assert.deepEqual(ask(settings.control, input), findings, 'the same input, the same findings')
      const recipients = isMailRequest(read.request) ? recipientsOf(read.request, school) : []
      const keys = new Set(recipients.map(({ key }) => key))
      for (const { recipients: named, effect, holds, because } of findings) {
        assert.ok(because.key.length > 0)
        assert.ok(named === undefined || named.length > 0, `\`${because.key}\` names nobody`)
        for (const key of named ?? []) assert.ok(keys.has(key), `\`${key}\` is no recipient`)
        assert.equal(effect === 'hold', (holds?.length ?? 0) > 0, 'a hold and nothing else has terms')
      }
    }),
    { numRuns: 3_000, seed: 20260303 },
  )
})

test('what a control says of itself is true of the vocabulary', () => {
  const facts = new Set<string>(Object.keys(vocabulary.facts))
  const actions = new Set<ActionName>(Object.keys(vocabulary.actions) as ActionName[])
  for (const [id, { id: own, actions: handled, needs, reads = [], summary, settings }] of controls) {
    assert.equal(own, id)
    assert.ok(handled.length > 0 && handled.every((action) => actions.has(action)), id)
    for (const fact of [...needs, ...reads]) assert.ok(facts.has(fact), `\`${id}\` reads \`${fact}\``)
    assert.equal(new Set([...needs, ...reads]).size, needs.length + reads.length, `\`${id}\` lists a fact twice`)
    assert.match(summary.en, /^[A-Z].+\.$/)
    assert.equal(settings.type, 'object')
    assert.equal(settings.additionalProperties, false, `\`${id}\` takes settings it does not know`)
    for (const [name, setting] of Object.entries(settings.properties ?? {}))
      assert.ok(setting.description, `\`${id}\`: \`${name}\` has no description`)
  }
})

test('every fact a control looks at is one it lists', () => {
  for (const { control, one } of cases) {
    const read = readRequest(fullRequest(one.request))
    assert.ok('request' in read)
    const seen = new Set<string>()
    const facts = new Proxy<Facts>(
      { ...nothingFound, ...one.facts },
      {
        get(target, name) {
          seen.add(String(name))
          return Reflect.get(target, name)
        },
      },
    )
    ask(control, {
      request: read.request,
      facts,
      settings: one.settings ?? {},
      school,
      time: Temporal.Instant.from(read.request.context.time),
    })
    const listed: readonly string[] = [...control.needs, ...(control.reads ?? [])]
    // The calendar helper takes the facts whole to override the calendar.
    for (const name of seen)
      if (!name.startsWith('calendar.')) assert.ok(listed.includes(name), `\`${control.id}\` looks at \`${name}\``)
  }
})

function ask(control: Control, input: Input): readonly Finding[] {
  if (control.applies && !control.applies(input)) return []
  const isUnsure = control.needs.some((name) => input.facts[name] === undefined)
  const result = isUnsure ? control.whenUnsure(input) : control.evaluate(input)
  return Array.isArray(result) ? result : [result as Finding]
}
