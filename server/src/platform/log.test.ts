import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorFields, openLog } from './log.ts'

test('a line is JSON with its event, its standing fields and its own', () => {
  const lines: string[] = []
  const log = openLog({ level: 'info', write: (line) => void lines.push(line) }).with({ school: 'a' })
  log.debug('not.said')
  log.warn('mail.deferred', { attempt: 3 })
  assert.equal(lines.length, 1)
  const { at, ...rest } = JSON.parse(lines[0] ?? '')
  assert.deepEqual(rest, { level: 'warn', event: 'mail.deferred', school: 'a', attempt: 3 })
  assert.ok(Temporal.Instant.from(at))
})

test('of an error its class, code and place are told, not its words', () => {
  const fields = errorFields(Object.assign(new TypeError('ahmed@school.example is wrong'), { code: 'E1' }))
  assert.deepEqual([fields.error, fields.code], ['TypeError', 'E1'])
  assert.doesNotMatch(JSON.stringify(fields), /ahmed/)
})
