import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { ran } from '../../test/pretend-terminal.ts'
import { packNames } from '../packs-folder.ts'

const [pack = ''] = packNames()

function request(time: string, more: object = {}) {
  return {
    subject: { type: 'person', id: 'ahmed', properties: { roles: ['teacher'] } },
    action: { name: 'mail.submit' },
    resource: {
      type: 'message',
      id: 'm1',
      properties: {
        from: 'ahmed@school.example',
        to: [{ address: 'jones@school.example', roles: ['teacher'] }],
        subjectLine: 'Minutes for information',
        text: 'Dear Ms Jones, the minutes are attached for information.',
        ...more,
      },
    },
    context: { time },
  }
}
const answers = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

function factsFile(t: TestContext, text: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'beadle-facts-'))
  t.after(() => rmSync(dir, { recursive: true }))
  writeFileSync(join(dir, 'facts.yaml'), text)
  return dir
}

test('one answer a line, in order, in the form of the decision interface', async () => {
  const input = ['2026-11-25T10:15:00Z', '2026-11-21T20:00:00Z'].map((time) => JSON.stringify(request(time))).join('\n')
  const { code, out, err } = await ran(['decide', '--policy', pack], { input })
  const [weekday, saturday] = answers(out)
  assert.deepEqual([code, err], [0, ''])
  assert.deepEqual([weekday.decision, weekday.context.effect], [true, 'permit'])
  assert.deepEqual([saturday.decision, saturday.context.effect], [false, 'hold'])
  assert.deepEqual(Object.keys(saturday.context), [
    'effect',
    'citations',
    'obligations',
    'lifted',
    'recipients',
    'reason',
  ])
})

test('a request written over many lines is one request', async () => {
  const { code, out } = await ran(['decide', '--policy', pack], {
    input: JSON.stringify(request('2026-11-25T10:15:00Z'), null, 2),
  })
  assert.deepEqual([code, answers(out).length], [0, 1])
})

test('what cannot be read is answered on its own line, the rest as ever, and the exit code is 2', async () => {
  const good = JSON.stringify(request('2026-11-25T10:15:00Z'))
  const unknown = JSON.stringify(request('2026-11-25T10:15:00Z', { subjectLin: 'x' }))
  const { code, out } = await ran(['decide', '--policy', pack], { input: `${good}\nnot json\n${unknown}\n${good}\n` })
  const [first, notJson, member, last] = answers(out)
  assert.equal(code, 2)
  assert.equal(notJson.error.code, 'request.not-json')
  assert.deepEqual(Object.keys(notJson.error), ['code', 'member', 'message', 'nearest'])
  assert.deepEqual([member.error.code, member.error.nearest], ['request.unknown-member', 'subjectLine'])
  assert.deepEqual(last, first)
})

test('nothing on standard input is said, with 2', async () => {
  assert.deepEqual(await ran(['decide', '--policy', pack]), {
    code: 2,
    out: '',
    err: 'beadle: no request on standard input\n',
  })
})

test('facts of a file stand beside the request; those of the request win', async (t) => {
  const from = [factsFile(t, 'calendar.day: weekend\n')]
  const plain = request('2026-11-25T10:15:00Z')
  const said = { ...plain, context: { ...plain.context, facts: { 'calendar.day': 'school-day' } } }
  const { out } = await ran(['decide', '--policy', pack, '--facts', 'facts.yaml'], {
    input: `${JSON.stringify(plain)}\n${JSON.stringify(said)}`,
    from,
  })
  assert.deepEqual(
    answers(out).map(({ context }) => context.effect),
    ['hold', 'permit'],
  )
})

test('without the facts of an ordinary day nothing is assumed', async () => {
  const input = JSON.stringify(request('2026-11-25T10:15:00Z'))
  const { out } = await ran(['decide', '--policy', pack, '--strict-facts'], { input })
  assert.notEqual(answers(out)[0].context.effect, 'permit')
})

test('a facts file that says what no fact is, is named by line', async (t) => {
  const from = [factsFile(t, 'calendar.day: weekend\ncalendar.dya: weekend\n')]
  const { code, err } = await ran(['decide', '--policy', pack, '--facts', 'facts.yaml'], { from })
  assert.equal(code, 2)
  assert.match(err, /^beadle: facts\.yaml:2:1: .*calendar\.dya.*did you mean `calendar\.day`\n$/)
})
