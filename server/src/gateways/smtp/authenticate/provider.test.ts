import assert from 'node:assert/strict'
import test from 'node:test'
import { readMessage } from '../../../modules/mail/index.ts'
import { listedPeer, type MailPeer } from '../peers/index.ts'
import { readProvider } from './provider.ts'

const listed = listedPeer([])
const google: MailPeer = { ...listed, kind: 'google', authservIds: ['mx.google.com'] }
const exchange: MailPeer = { ...listed, kind: 'microsoft365', tenant: 'school.example' }
const received = 'Received: from x by y; Wed, 18 Nov 2026 10:15:00 +0000'

function told(peer: MailPeer, fields: readonly string[], author = 'museum.example') {
  const message = readMessage(Buffer.from([...fields, `From: <a@${author}>`, '', 'Hello', ''].join('\r\n')))
  const found = readProvider(peer, message, author)
  return found && `${found.result}${found.isSure ? '' : ' unsure'}`
}

const by = (id: string, results: string) => `Authentication-Results: ${id}; ${results}`

test('the topmost field of a name that is believed counts, wherever it stands', () => {
  const pass = by(
    'mx.google.com',
    'dkim=pass header.i=@museum.example; dmarc=pass (p=REJECT) header.from=museum.example',
  )
  assert.equal(told(google, [received, pass, received]), 'pass')
  assert.equal(told(google, [received, by('mx.google.com', 'dmarc=fail header.from=museum.example'), pass]), 'fail')
  assert.equal(told(google, [by('mx.other.example', 'dmarc=pass header.from=museum.example'), received]), undefined)
})

test('of a server whose name is not known, what stands above all trace is its own; below only a fail counts', () => {
  const pass = by('mx.school.example', 'dmarc=pass header.from=museum.example')
  assert.equal(told(listed, [pass, received]), 'pass')
  assert.equal(told(listed, [received, pass]), 'pass unsure')
  assert.equal(told(listed, [pass]), 'pass unsure')
  assert.equal(told(listed, [received, by('x.example', 'dmarc=fail')]), 'fail unsure')
})

test('one field for each method, as OpenDKIM and OpenDMARC write them', () => {
  const postfix: MailPeer = { ...listed, authservIds: ['mx.school.example'] }
  const dkim = by('mx.school.example', 'dkim=pass header.d=museum.example')
  const dmarc = by('mx.school.example', 'dmarc=pass header.from=museum.example')
  assert.equal(told(postfix, [received, dkim, dmarc, received]), 'pass')
  assert.equal(told(postfix, [dkim, received, dmarc]), 'none')
})

test('a result about another author proves nothing', () => {
  assert.equal(told(google, [by('mx.google.com', 'dmarc=pass header.from=attack.example')]), 'fail')
  assert.equal(told(google, [by('mx.google.com', 'dmarc=none header.from=museum.example')]), 'none')
})

test('Exchange Online: no name, and a judgement of its own', () => {
  const exo = (results: string) =>
    told(exchange, [
      received,
      `Authentication-Results: spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=museum.example; ${results}`,
      received,
    ])
  assert.equal(
    exo('dkim=pass header.d=museum.example;dmarc=pass action=none header.from=museum.example;compauth=pass reason=100'),
    'pass',
  )
  assert.equal(exo('dmarc=fail action=oreject header.from=museum.example;compauth=fail reason=000'), 'fail')
  assert.equal(exo('dmarc=fail action=none header.from=museum.example;compauth=pass reason=130'), 'pass')
  assert.equal(exo('dmarc=bestguesspass action=none header.from=museum.example;compauth=pass reason=109'), 'pass')
  assert.equal(exo('dmarc=none action=none header.from=museum.example;compauth=softpass reason=202'), 'none')
  assert.equal(exo('dmarc=none action=none header.from=museum.example;compauth=fail reason=001'), 'fail')
})

test('what a sender wrote into a value hides nothing behind it', () => {
  const field = (mailFrom: string) =>
    by('mx.google.com', `spf=pass smtp.mailfrom=${mailFrom}; dmarc=fail header.from=museum.example`)
  // Unclosed: unreadable as a whole, and no other field of that name counts in its place.
  const pass = by('mx.google.com', 'dmarc=pass header.from=museum.example')
  assert.equal(told(google, [field('a@museum.example(.attack.example'), pass]), undefined)
  assert.equal(told(google, [field('"a;dmarc=pass header.from=museum.example"@attack.example')]), 'fail')
  assert.equal(told(google, [field("a@museum.example'@attack.example")]), 'fail')
})

test('what is quoted is one word', () => {
  const quoted = by('mx.google.com', 'dmarc=pass reason="x header.from=museum.example; y" header.from=attack.example')
  assert.equal(told(google, [quoted]), 'fail')
})

test('domains are kept, local parts are not', () => {
  const message = readMessage(
    Buffer.from(
      `${by('mx.google.com', 'spf=pass smtp.mailfrom=jane.doe@museum.example; dkim=pass header.i=jane@museum.example; dmarc=pass header.from=museum.example')}\r\nFrom: <jane.doe@museum.example>\r\n\r\nx`,
    ),
  )
  assert.equal(JSON.stringify(readProvider(google, message, 'museum.example')?.verdicts).includes('jane'), false)
})
