import assert from 'node:assert/strict'
import test from 'node:test'
import { demoDevicePassword } from '../../../src/demo/make-school.ts'
import { until } from '../running-server.ts'
import { makeAuthority } from './authority.ts'
import { openRecipeDovecot, whyNoImap } from './dovecot.ts'
import { openByRecipe, Recipe } from './recipe.ts'
import { sendBySwaks, whyNoSwaks } from './send.ts'

test('alone with Dovecot, by the manual: a held message does not show in the mailbox, the released one does', async (t) => {
  const missing = whyNoImap() ?? whyNoSwaks()
  if (missing !== undefined) return t.skip(missing)
  const recipe = new Recipe(t, 'dovecot')
  const authority = makeAuthority()
  const tls = (room: string) => ({
    cert: recipe.place(`${room}/tls/fullchain.pem`),
    key: recipe.place(`${room}/tls/privkey.pem`),
  })
  authority.issueInto('mail.school.example', tls('beadle'))
  authority.issueInto('imap.school.example', tls('dovecot'))
  const dovecot = await openRecipeDovecot(recipe)
  recipe.replace({ '/run/dovecot/lmtp-beadle': recipe.place('run/dovecot/lmtp-beadle') })
  recipe.replace({ '/etc/beadle/': `${recipe.place('beadle')}/` })
  recipe.write('/etc/beadle/peers.yaml')
  recipe.write('/etc/beadle/routes.yaml')
  const { school, gateway, submission, relay } = await openByRecipe(t, recipe)
  recipe.allReplaced()
  const inboxOf = (person: string) => dovecot.inbox(person, authority.cert)

  const logOn = { login: 'ahmed', secret: demoDevicePassword }
  const from = 'ahmed@school.example'
  const messageOf = (subjectLine: string, to: string) =>
    [`From: <${from}>`, `To: <${to}>`, `Subject: ${subjectLine}`, 'Message-ID: <a@x.example>', '', 'Body.', ''].join(
      '\r\n',
    )
  const send = (subjectLine: string, to: string) =>
    sendBySwaks({
      ...{ port: submission, from, to: [to], logOn, file: recipe.place('message') },
      message: messageOf(subjectLine, to),
    })

  // On a Saturday evening: until Monday.
  school.clock.set('2026-11-21T20:15:00Z')
  const held = await send('Held', 'jones@school.example')
  assert.match(held.last, /^250 2\.0\.0 Taken as /)
  assert.match(held.all, /TLS started with cipher/)
  assert.deepEqual(await school.states(held.id), ['held'])
  gateway.wake()
  assert.deepEqual(await inboxOf('jones'), [])
  const notices = await untilSome(() => inboxOf('ahmed'))
  assert.match(notices[0] ?? '', /^Subject: Held: Held\r$/m)

  school.clock.set('2026-11-23T07:30:00Z')
  gateway.wake()
  const [released = ''] = await untilSome(() => inboxOf('jones'))
  assert.match(released, /^Subject: Held\r$/m)
  assert.equal(released.slice(released.indexOf('\r\n\r\n')), '\r\n\r\nBody.\r\n')

  // A stranger at port 25: nobody passes through, nobody is of this school without proof.
  const fromOutside = (sender: string, to: string) =>
    sendBySwaks({ port: relay, from: sender, to: [to], file: recipe.place('message'), message: messageOf('Hello', to) })
  assert.match((await fromOutside('a@museum.example', 'b@other.example')).last, /^550 5\.7\.1/)
  assert.match((await fromOutside(from, 'jones@school.example')).last, /^(?:550 5\.7\.26|451 4\.7\.26)/)
})

/** Waits until there is something. */
async function untilSome<T>(look: () => Promise<readonly T[]>): Promise<readonly T[]> {
  let found: readonly T[] = []
  await until(async () => {
    found = await look()
    return found.length > 0
  })
  return found
}
