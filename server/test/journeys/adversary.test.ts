import assert from 'node:assert/strict'
import test from 'node:test'
import { openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]).toString('base64')

function of(...lines: readonly string[]): Buffer {
  return Buffer.from([...lines, ''].join('\r\n'))
}

test('a mail program that leaves Bcc in tells nobody whom it hides', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const fields = ['From: ahmed@school.example', 'To: jones@school.example', 'Subject: For information: minutes']
  const hidden = ['Bcc: Emi Sato', ' <sato@school.example>', 'Resent-bcc: sato@school.example']
  const raw = of(...fields, ...hidden, 'Date: Wed, 18 Nov 2026 10:15:00 +0000', '', 'They are on the shared area.')
  const sent = await school.as('ahmed').sends({ to: ['jones', 'sato'], raw })
  assert.match(sent.said, /^250/)
  const [left] = await school.left()
  assert.deepEqual(left?.recipients, ['jones@school.example', 'sato@school.example'])
  const text = left?.message.toString('latin1') ?? ''
  assert.ok(text.includes('Subject: For information') && text.includes('Date: Wed'))
  assert.doesNotMatch(text, /sato|bcc/i)
})

test('a stranger in a colleague’s name is marked behind a server that checks nothing, and known to be nobody', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  for (const found of [[], ['Authentication-Results: mx.example; dmarc=fail header.from=school.example']]) {
    const raw = of(...found, 'From: Mrs Okafor <okafor@school.example>', 'Subject: Are you free?', '', 'Ring me.')
    const sent = await school.receives('someone@elsewhere.example', { to: 'jones', raw })
    assert.match(sent.said, /^250/)
    const message = (await school.left()).at(-1)?.message.toString('latin1') ?? ''
    assert.match(message, /^X-Beadle-Tag: Not proved to be from this school\r\n/m)
  }
  const raw = of('From: someone@elsewhere.example', 'Subject: Are you free?', '', 'Ring me.')
  await school.receives('someone@elsewhere.example', { to: 'jones', raw })
  assert.doesNotMatch((await school.left()).at(-1)?.message.toString('latin1') ?? '', /X-Beadle-Tag/)
})

test('a program is found behind a second disposition, and in a message that no boundary ends', async (t) => {
  const school = await openSchool(t, { at: wednesday })
  const own = ['From: ahmed@school.example', 'To: jones@school.example', 'Subject: For information: minutes']
  const twice = ['Content-Disposition: inline', 'Content-Disposition: attachment; filename=minutes.exe']
  const open = ['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: message/rfc822', '']
  const inner = ['Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', program]
  for (const raw of [of(...own, ...twice, '', 'words'), of(...own, ...open, ...inner)]) {
    const { said } = await school.as('ahmed').sends({ to: 'jones', raw })
    assert.match(said, /^550 5\.7\.1 Not sent: it carries a program/)
  }
})
