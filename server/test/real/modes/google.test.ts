import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import test, { type TestContext } from 'node:test'
import { TLSSocket } from 'node:tls'
import { openPretendHost } from '../../../src/gateways/smtp/courier/testing/pretend-host.ts'
import { Client, greeted, underTls } from '../../../src/gateways/smtp/door/testing/door-client.ts'
import { readRawMessage, signDkim, verifyDkim } from '../../../src/platform/mail-authentication/index.ts'
import { pretendDns } from '../../../src/platform/mail-authentication/testing/pretend-dns.ts'
import { until } from '../running-server.ts'
import { makeAuthority } from './authority.ts'
import { openByRecipe, Recipe } from './recipe.ts'

const ahmed = 'ahmed@school.example'
const jones = 'jones@school.example'
const seconds = Temporal.Instant.from('2026-11-18T10:15:00Z').epochMilliseconds / 1000

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const dns = pretendDns({
  'google._domainkey.school.example': {
    txt: [`v=DKIM1; p=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`],
  },
})

/** A Google that hands out by its ranges, and a relay service that takes only senders of the domain, under TLS. */
async function openGoogle(t: TestContext, ranges = '127.0.0.0/8') {
  const recipe = new Recipe(t, 'google')
  const authority = makeAuthority()
  const back: { readonly from: string; readonly message: string }[] = []
  const refused: string[] = []
  let from = ''
  const relayService = await openPretendHost(t, {
    offers: ['SIZE 157286400', '8BITMIME', 'STARTTLS', 'PIPELINING', 'SMTPUTF8'],
    tls: authority.issue('smtp-relay.gmail.com'),
    answer(command, usual, socket) {
      if (!command.startsWith('MAIL')) return usual
      from = /<([^>]*)>/.exec(command)?.[1] ?? ''
      const isOurs = from === '' || from.endsWith('@school.example')
      const said = !(socket instanceof TLSSocket)
        ? '530-5.7.0 Must issue a STARTTLS command first'
        : isOurs
          ? usual
          : '550-5.7.1 Invalid credentials for relay'
      if (said !== usual) refused.push(said)
      return said
    },
    final(message, usual) {
      back.push({ from, message })
      return usual
    },
  })
  authority.issueInto('beadle.school.example', {
    cert: recipe.place('beadle/tls/fullchain.pem'),
    key: recipe.place('beadle/tls/privkey.pem'),
  })
  writeFileSync(recipe.place('beadle/authority.pem'), authority.cert)
  recipe.replace({
    '/etc/beadle/': `${recipe.place('beadle')}/`,
    '198.51.100.0/24': ranges,
    'to: smtp-relay.gmail.com:587': `to: 127.0.0.1:${relayService.port}\n    certificateName: smtp-relay.gmail.com\n    authority: ${recipe.place('beadle/authority.pem')}`,
  })
  recipe.write('/etc/beadle/peers.yaml')
  recipe.write('/etc/beadle/routes.yaml')
  const opened = await openByRecipe(t, recipe, { senderDns: dns })
  recipe.allReplaced()
  return { ...opened, back, refused, authority }
}

/** A message as Gmail signs it before it hands it out. */
function signed(text: string): Buffer {
  const message = Buffer.from(text)
  const signature = signDkim(readRawMessage(message), {
    key: { domain: 'school.example', selector: 'google', privateKey },
    at: seconds,
  })
  return Buffer.concat([Buffer.from(signature), message])
}

const plain = [
  `From: <${ahmed}>`,
  `To: <${jones}>`,
  'Subject: Minutes',
  'Message-ID: <m@school.example>',
  '',
  'Hello.',
  '',
].join('\r\n')

async function handOut(port: number, from: string, to: string, message: Buffer): Promise<string> {
  const clear = await greeted(port)
  await clear.says('STARTTLS\r\n')
  const client = await underTls(clear.socket)
  await client.says('EHLO mail-sor-f41.google.com\r\n')
  for (const command of [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
    const said = await client.says(`${command}\r\n`)
    if (!/^[23]/.test(said)) return said
  }
  return client.says(Buffer.concat([message, Buffer.from('.\r\n')]))
}

test('out by the gateway and back by the relay service, by the manual: Google’s own signature is still good', async (t) => {
  const { school, relay, back, refused } = await openGoogle(t)
  const message = signed(plain)
  assert.match(await handOut(relay, ahmed, jones, message), /^250 2\.0\.0 Taken as /)
  await until(() => back.some(({ from }) => from === ahmed))
  const returned = back.find(({ from }) => from === ahmed)?.message ?? ''
  assert.ok(returned.endsWith(message.toString('latin1')))
  const [finding] = await verifyDkim(readRawMessage(Buffer.from(returned, 'latin1')), { dns, at: seconds })
  assert.equal(finding?.result, 'pass')
  assert.deepEqual(refused, [])
  // It is ahmed who sent it, and not somebody in his name.
  const sent = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.message').select(['direction', 'sender_id']).where('direction', '<>', 'notice').execute(),
  )
  assert.deepEqual(sent, [{ direction: 'out', sender_id: school.id('ahmed') }])
})

test('only Google’s ranges, only under TLS, only from the school', async (t) => {
  const { relay, back } = await openGoogle(t)
  const clear = await greeted(relay)
  assert.match(await clear.says(`MAIL FROM:<${ahmed}>\r\n`), /^530 5\.7\.0/)
  clear.socket.destroy()
  assert.match(await handOut(relay, 'a@museum.example', jones, signed(plain)), /^550 5\.7\.1/)
  // Another customer of Google, in our name: not signed for us, so that it goes to nobody outside.
  assert.match(await handOut(relay, ahmed, 'a@museum.example', Buffer.from(plain)), /^550 5\.7\.1/)
  assert.equal(back.length, 0)
})

test('others than Google are shown out', async (t) => {
  const { relay } = await openGoogle(t, '203.0.113.0/24')
  const socket = connect(relay, '127.0.0.1')
  await once(socket, 'connect')
  assert.match(await new Client(socket).hears(), /^554 5\.7\.1/)
})
