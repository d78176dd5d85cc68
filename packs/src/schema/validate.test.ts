import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readRequest } from '@beadle/engine'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { smallControls, smallFiles } from '../../test/small-pack.ts'
import { readYaml } from '../yaml/yaml-file.ts'
import { decisionInterfaceSchema } from './decision-schema.ts'
import { publishedSchemas } from './published-schemas.ts'
import type { Schema } from './schema.ts'
import { isDay, isInstant, validate } from './validate.ts'

const ajv = new Ajv2020({ allowUnionTypes: true, strict: false, formats: { date: isDay, 'date-time': isInstant } })
const schemas = publishedSchemas(smallControls)

test('every published schema is a valid JSON Schema', () => {
  for (const [name, schema] of Object.entries(schemas)) assert.doesNotThrow(() => ajv.compile(schema), name)
})

/** A value with one thing in it changed: a member dropped, renamed or added, or a value replaced. */
function spoilt(value: unknown, dice: () => number): unknown {
  const junk = [null, 0, -3, 1.5, true, '', 'school', [], {}, ['x'], { x: 1 }]
  const pick = () => junk[dice() % junk.length]
  if (Array.isArray(value) && value.length && dice() % 5) {
    const at = dice() % value.length
    return value.map((item, i) => (i === at ? spoilt(item, dice) : item))
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && dice() % 5) {
    const entries = Object.entries(value)
    const at = dice() % (entries.length + 1)
    if (at === entries.length) return { ...value, extra: pick() }
    const kind = dice() % 4
    return Object.fromEntries(
      entries.flatMap(([name, member], i): [string, unknown][] => {
        if (i !== at) return [[name, member]]
        if (kind === 0) return []
        return [[kind === 1 ? `${name}x` : name, kind === 1 ? member : spoilt(member, dice)]]
      }),
    )
  }
  return pick()
}

const files = ['policy', 'clauses', 'calendar', 'ordinary', 'duties', 'scenarios'] as const
for (const file of files) {
  test(`${file}.yaml: our checker and ajv agree on spoilt files`, () => {
    const schema = schemas[`${file}.schema.json`]
    assert.ok(schema)
    const oracle = ajv.compile(schema)
    const good = readYaml(file, smallFiles[file]).value
    assert.deepEqual(validate(schema, good), [])
    let refused = 0
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), (rolls) => {
        let next = 0
        const value = spoilt(good, () => rolls[next++ % rolls.length] ?? 0)
        const ours = validate(schema, value).length === 0
        // Text of nothing but blanks is refused by us alone: JSON Schema cannot say it.
        assert.equal(ours, oracle(value), JSON.stringify(validate(schema, value)))
        if (!ours) refused++
      }),
      { numRuns: 300, seed: 7 },
    )
    assert.ok(refused > 30)
  })
}

test('the normative schema and the request reader of the engine agree on spoilt requests', () => {
  const schema = decisionInterfaceSchema()
  const request: Schema = { $ref: '#/$defs/request', ...(schema.$defs && { $defs: schema.$defs }) }
  const oracle = ajv.compile(request)
  const good = {
    subject: { type: 'person', id: 'ahmed', properties: { roles: ['teacher'], yearGroup: 9 } },
    action: { name: 'mail.submit' },
    resource: {
      type: 'message',
      properties: {
        from: 'a@school.example',
        to: [{ address: 'b@school.example', roles: ['pupil'], yearGroup: 9 }],
        subjectLine: 'Minutes',
        text: 'Dear',
        attachments: [{ filename: 'a.pdf', bytes: 3, mediaType: 'application/pdf', contains: ['archive'] }],
        urgent: { reason: 'Trip' },
        deadline: '2026-11-21T20:00:00Z',
      },
    },
    context: { time: '2026-11-21T20:00:00Z', facts: { 'calendar.day': 'weekend', 'account.withdrawn': null } },
  }
  assert.ok(oracle(good), JSON.stringify(oracle.errors))
  assert.ok('request' in readRequest(good))
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 16, maxLength: 16 }), (rolls) => {
      let next = 0
      const value = spoilt(good, () => rolls[next++ % rolls.length] ?? 0)
      assert.equal(
        'request' in readRequest(value),
        oracle(value),
        `${JSON.stringify(value)}\n${JSON.stringify(readRequest(value))}\n${JSON.stringify(oracle.errors)}`,
      )
    }),
    { numRuns: 500, seed: 11 },
  )
})

test('the committed normative schema takes the examples of an answer', () => {
  const committed = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../policies/schema/decision.schema.json'), 'utf8'),
  ) as Schema
  const oracle = ajv.compile({
    $ref: '#/$defs/decision',
    ...(committed.$defs && { $defs: committed.$defs }),
  } satisfies Schema)
  const held = {
    do: 'mail.hold',
    until: '2026-11-23T07:30:00Z',
    releasers: ['sender'],
    cites: ['all-saints.3.2.staff.5'],
  }
  const answer = (obligation: object, effect = 'hold') => ({
    decision: false,
    context: {
      effect,
      citations: [{ clause: 'c.1', control: 'mail.send-hours', version: '1' }],
      obligations: [obligation],
      lifted: [],
      recipients: [],
      reason: { en: 'Held until Monday.' },
    },
  })
  assert.ok(oracle(answer(held)), JSON.stringify(oracle.errors))
  assert.equal(oracle(answer({ ...held, releasers: ['role:nobody'] })), false)
  assert.equal(oracle(answer(held, 'perhaps')), false)
})
