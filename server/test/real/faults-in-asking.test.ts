import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import test from 'node:test'
import { listLedger } from '@beadle/contract'
import { prepareInstallation } from './running-server.ts'

const beadle = join(import.meta.dirname, '../../../bin/beadle')

type Wrong = {
  readonly code: string
  readonly member: string
  readonly message: string
  readonly nearest: string | null
}

const ahmed = { type: 'person', id: 'ahmed', properties: { roles: ['teacher'] } }
const phone = { type: 'device', properties: { kind: 'phone', owner: 'personal', passcode: 'set' } }
const context = { time: '2026-11-18T10:15:00Z' }
const right = { subject: ahmed, action: { name: 'device.use-mail' }, resource: phone, context }

/** Questions with one fault each, and what of them is to be named. */
const wrongs: readonly (readonly [what: string, question: object, expected: Partial<Wrong>])[] = [
  [
    'an action there is not',
    { ...right, action: { name: 'device.use-male' } },
    { code: 'request.unknown-action', member: 'action.name', nearest: 'device.use-mail' },
  ],
  [
    'a member there is not',
    { ...right, resource: { ...phone, properties: { ...phone.properties, pascode: 'set' } } },
    { member: 'resource.properties.pascode', nearest: 'passcode' },
  ],
  [
    'a word that is no value',
    { ...right, resource: { ...phone, properties: { ...phone.properties, owner: 'personel' } } },
    { member: 'resource.properties.owner', nearest: 'personal' },
  ],
  [
    'no resource',
    { subject: ahmed, action: right.action, context },
    { code: 'request.missing-member', member: 'resource' },
  ],
]

function assertNames(found: Wrong, expected: Partial<Wrong>, what: string): void {
  for (const [member, value] of Object.entries(expected))
    assert.equal(found[member as keyof Wrong], value, `${what}: ${JSON.stringify(found)}`)
  assert.match(found.message, /`.+`/, 'the input stands in backticks')
}

test('a question with a fault is answered with the member at fault and the nearest right word, and nothing is recorded', async (t) => {
  const installation = await prepareInstallation(t)
  await installation.start()
  const base = `http://127.0.0.1:${installation.ports.http}`
  const signedIn = await fetch(`${base}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'ahmed' }),
  })
  const headers = {
    cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '',
    'x-beadle-console': '1',
    'content-type': 'application/json',
  }
  const ask = async (body: string, path = '/t/demo/access/v1/evaluation', given: Record<string, string> = headers) => {
    const answer = await fetch(base + path, { method: 'POST', headers: given, body })
    return { status: answer.status, json: (await answer.json()) as { error: Wrong; decision?: boolean } }
  }
  assert.equal((await ask(JSON.stringify(right))).status, 200)
  const head = await installation.as('okafor')
  const lastDecision = async () =>
    (await head.ask(listLedger, { query: { kind: 'decision.made' } })).entries[0]?.id ?? assert.fail('no decision')
  const last = await lastDecision()
  for (const [what, question, expected] of wrongs) {
    const { status, json } = await ask(JSON.stringify(question))
    assert.equal(status, 400, what)
    assertNames(json.error, expected, what)
  }
  const notJson = await ask('{"subject": ')
  assert.deepEqual([notJson.status, notJson.json.error.code], [400, 'platform.invalid-request'])
  assert.equal((await ask(JSON.stringify(right), undefined, { 'content-type': 'application/json' })).status, 401)
  const elsewhere = await ask(JSON.stringify(right), '/t/dmeo/access/v1/evaluation')
  assert.deepEqual([elsewhere.status, elsewhere.json.error.message], [404, 'no school `dmeo`'])
  assert.equal(await lastDecision(), last)
})

test('the command line says the same, and what it does not know of its own words', () => {
  const run = (args: readonly string[], input = '') => spawnSync(beadle, args, { encoding: 'utf8', input })
  const decide = ['decide', '--policy', 'all-saints']
  const lines = wrongs.map(([, question]) => JSON.stringify(question))
  const { status, stdout } = run(decide, [...lines, '{"subject": ', JSON.stringify(right)].join('\n'))
  assert.equal(status, 2)
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { error: Wrong; decision?: boolean })
  assert.equal(answers.length, wrongs.length + 2)
  for (const [index, [what, , expected]] of wrongs.entries())
    assertNames(answers[index]?.error ?? assert.fail(what), expected, what)
  assert.equal(answers.at(-2)?.error.code, 'request.not-json')
  assert.equal(typeof answers.at(-1)?.decision, 'boolean', 'one wrong line takes nothing from the others')

  for (const [args, expected] of [
    [['decide', '--policy', 'al-saints'], 'beadle: no pack `al-saints`; did you mean `all-saints`\n'],
    [['decied'], 'beadle: no command `decied`; did you mean `decide`; `beadle help` lists them\n'],
    [['decide', '--polcy', 'all-saints'], 'beadle: no option `--polcy`; did you mean `--policy`\n'],
    [decide, 'beadle: no request on standard input\n'],
  ] as const) {
    const { status, stderr } = run(args)
    assert.deepEqual([status, stderr], [2, expected])
  }
})
