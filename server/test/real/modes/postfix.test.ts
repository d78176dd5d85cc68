import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { whyNoPostfix } from '../mail-peers.ts'
import { freePort, until } from '../running-server.ts'
import { openRecipePostfix, type PostfixWays } from './postfix.ts'
import { openByRecipe, Recipe } from './recipe.ts'
import { sendBySwaks, whyNoSwaks } from './send.ts'

const ahmed = 'ahmed@school.example'
const jones = 'jones@school.example'
const message = (subjectLine: string, from = ahmed) =>
  [
    `From: <${from}>`,
    `To: <${jones}>`,
    `Subject: ${subjectLine}`,
    'Message-ID: <a@x.example>',
    '',
    'A line.',
    '.dot',
    '',
  ].join('\r\n')

async function openBoth(t: TestContext, ways: PostfixWays) {
  const recipe = new Recipe(t, 'postfix')
  const reinjection = await freePort()
  recipe.replace({
    '/etc/beadle/': `${recipe.place('beadle')}/`,
    'BEADLE_SMARTHOST=127.0.0.1:10026': `BEADLE_SMARTHOST=127.0.0.1:${reinjection}`,
  })
  recipe.write('/etc/beadle/peers.yaml')
  const { school, gateway, relay } = await openByRecipe(t, recipe)
  const postfix = await openRecipePostfix(recipe, { ...ways, reinjection, beadle: relay })
  recipe.allReplaced()
  const send = (subjectLine: string, { from = ahmed, client = '' } = {}) =>
    sendBySwaks({
      port: postfix.port,
      from,
      to: [jones],
      message: message(subjectLine, from),
      file: recipe.place('message'),
      more: client === '' ? [] : ['--xclient', `ADDR=${client} NAME=client.example`, '--xclient-optional'],
    })
  const called = (subjectLine: string) =>
    postfix.delivered().filter((mail) => mail.includes(`\r\nSubject: ${subjectLine}\r\n`))
  return { school, gateway, called, send }
}

test('before the queue, by the manual: what is permitted is delivered as it came, what is held waits with us', async (t) => {
  const missing = whyNoPostfix() ?? whyNoSwaks()
  if (missing !== undefined) return t.skip(missing)
  const { school, gateway, called, send } = await openBoth(t, {})
  const taken = await send('Now')
  // Postfix answers its client with our words.
  assert.match(taken.last, /^250 2\.0\.0 Taken as /)
  await until(() => called('Now').length > 0)
  const [delivered = ''] = called('Now')
  assert.ok(delivered.endsWith(message('Now')), delivered)
  assert.equal(delivered.match(/^X-Beadle-Loop:/gm)?.length, 1)

  school.clock.set('2026-11-21T20:15:00Z')
  const held = await send('Held')
  assert.match(held.last, /^250/)
  assert.deepEqual(await school.states(held.id), ['held'])
  school.clock.set('2026-11-23T07:30:00Z')
  gateway.wake()
  await until(() => called('Held').length > 0)

  // Beadle away: the client hears that it may come again, and nothing is lost.
  await gateway[Symbol.asyncDispose]()
  assert.match((await send('Later')).last, /^4\d\d /)
})

test('before the queue, strangers are judged by the address that Postfix names, and refused in their own talk with it', async (t) => {
  const missing = whyNoPostfix() ?? whyNoSwaks()
  if (missing !== undefined) return t.skip(missing)
  const { called, send } = await openBoth(t, { clientAddress: '192.0.2.7' })
  // In the envelope the school's name is refused by Postfix itself.
  assert.match((await send('Forged', { client: '192.0.2.7' })).last, /^554 5\.7\.1 .*Sign in/)
  assert.equal(called('Forged').length, 0)
})

test('after the queue, by the manual: Postfix relays to us, we give it back, and it is delivered once', async (t) => {
  const missing = whyNoPostfix() ?? whyNoSwaks()
  if (missing !== undefined) return t.skip(missing)
  const { called, send } = await openBoth(t, { isAfterQueue: true })
  assert.match((await send('Now')).last, /^250 2\.0\.0 Ok: queued/)
  await until(() => called('Now').length > 0)
  assert.equal(called('Now').length, 1)
  assert.ok(called('Now')[0]?.endsWith(message('Now')))
})
