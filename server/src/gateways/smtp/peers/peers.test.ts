import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { ClientCertificate } from '../door/client-certificate.ts'
import { makeCertificate } from '../door/make-certificate.ts'
import { listedPeer, mayRelay, Peers, readPeers } from './index.ts'

const now = Temporal.Instant.from('2026-03-03T10:15:00Z')
const authority = makeCertificate({ hostname: 'authority.example', now, isAuthority: true })
const another = makeCertificate({ hostname: 'another.example', now, isAuthority: true })

async function table(t: TestContext, yaml: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'beadle-peers-'))
  t.after(() => rm(directory, { recursive: true }))
  await writeFile(join(directory, 'authority.pem'), authority.pair.cert)
  await writeFile(join(directory, 'nothing.pem'), 'nothing')
  const file = join(directory, 'peers.yaml')
  await writeFile(file, yaml)
  return file
}

/** A certificate as the door gives it, of a name and an authority. */
function shown(hostname: string, by = authority): ClientCertificate {
  const { pair } = makeCertificate({ hostname, now, issuer: by.asIssuer })
  return { leaf: new X509Certificate(pair.cert), issuers: [new X509Certificate(by.pair.cert)] }
}

const usual = `
peers:
  - name: by-name
    kind: postfix
    certificate: { names: ["*.relay.example"], authority: authority.pem }
  - name: both
    kind: provider
    from: [192.0.2.0/24]
    certificate: { names: [both.example], authority: authority.pem }
    mayRelay: out
    authservIds: [Both.example]
  - name: ours
    kind: postfix
    tls: required
    from: [192.0.2.7, "2001:db8::/32"]
  - { name: anybody, kind: internet }
`

test('a peer is known by certificate before address, the internet last, and a stranger not at all', async (t) => {
  const peers = new Peers([...readPeers(await table(t, usual)), listedPeer(['198.51.100.1'])])
  const who = (address: string, certificate?: ClientCertificate) =>
    peers.recognise({ address, ...(certificate ? { certificate } : {}) })?.name
  assert.equal(who('203.0.113.9', shown('mx1.relay.example')), 'by-name')
  assert.equal(who('203.0.113.9', shown('a.b.relay.example')), 'by-name')
  assert.equal(who('203.0.113.9', shown('relay.example')), 'anybody')
  assert.equal(who('203.0.113.9', shown('notrelay.example')), 'anybody')
  assert.equal(who('203.0.113.9', shown('mx1.relay.example', another)), 'anybody')
  assert.equal(who('192.0.2.7', shown('both.example')), 'both')
  assert.equal(who('203.0.113.9', shown('both.example')), 'anybody')
  assert.equal(who('192.0.2.7'), 'ours')
  assert.equal(who('192.0.2.8'), 'anybody')
  assert.equal(who('2001:db8::1'), 'ours')
  assert.equal(who('198.51.100.1'), 'listed')
  assert.equal(new Peers([listedPeer(['198.51.100.1'])]).recognise({ address: '198.51.100.2' }), undefined)
  assert.equal(new Peers([listedPeer([])]).recognise({ address: '198.51.100.2' }), undefined, 'an empty list is nobody')
  assert.equal(peers.wantsCertificates, true)
})

test('a certificate of one peer’s own authority is not taken for one that everybody trusts', () => {
  const peer = { ...listedPeer([]), certificate: { names: ['relay.example'] } }
  assert.equal(new Peers([peer]).recognise({ address: '192.0.2.1', certificate: shown('relay.example') }), undefined)
})

test('what is left out of the table has the meaning that harms least', async (t) => {
  const [byName, both, ours, anybody] = readPeers(await table(t, usual))
  assert.deepEqual([both?.requiresTls, ours?.requiresTls], [undefined, true])
  assert.deepEqual([byName?.mayRelay, byName?.authservIds, byName?.arcSealers], ['both', [], []])
  assert.deepEqual([both?.mayRelay, both?.authservIds], ['out', ['both.example']])
  assert.deepEqual([anybody?.mayRelay, anybody?.from], ['in', ['0.0.0.0/0', '::/0']])
  assert.equal(anybody && mayRelay(anybody, 'out'), false)
})

test('a table with a fault says where it is and what was meant', async (t) => {
  const faults: [string, RegExp, RegExp?][] = [
    ['peers: 5', /peers\.yaml:1:1: `peers` /],
    ['peers: [', /peers\.yaml:1:/],
    [
      'peers:\n  - { name: a, kind: posfix, from: [192.0.2.1] }',
      /:2:16: `peers\[0\]\.kind` must be microsoft365, google/,
    ],
    [
      'peers:\n  - { name: a, kind: postfix, form: [192.0.2.1] }',
      /`peers\[0\]\.form` is not known here/,
      /mean from\?/,
    ],
    ['peers:\n  - { name: a, kind: postfix, from: [192.0.2.256] }', /`peers\[0\]\.from\[0\]` must be an address/],
    ['peers:\n  - { name: a, kind: postfix }', /needs addresses/],
    ['peers:\n  - { name: a, kind: internet, mayRelay: both }', /`peers\[0\]\.mayRelay` must be in for the internet/],
    ['peers:\n  - { name: a, kind: internet, authservIds: [x.example] }', /believes nothing/],
    ['peers:\n  - { name: a, kind: microsoft365, from: [192.0.2.1] }', /`peers\[0\]` must be named|tenant/],
    [
      'peers:\n  - { name: a, kind: google, from: [192.0.2.1], tenant: x.example }',
      /is for microsoft365 and journal only/,
    ],
    [
      'peers:\n  - { name: a, kind: postfix, from: [192.0.2.1] }\n  - { name: a, kind: postfix, from: [192.0.2.2] }',
      /two peers of one name/,
    ],
    [
      'peers:\n  - { name: a, kind: postfix, certificate: { names: [a.example], authority: gone.pem } }',
      /gone\.pem` of .*: there is no such file/,
    ],
    [
      'peers:\n  - { name: a, kind: postfix, certificate: { names: [a.example], authority: nothing.pem } }',
      /holds no certificate in PEM/,
    ],
  ]
  for (const [yaml, message, remedy = /BEADLE_MAIL_PEERS/] of faults) {
    const file = await table(t, yaml)
    assert.throws(() => readPeers(file), { message, remedy }, yaml)
  }
  assert.throws(() => readPeers('/nowhere/peers.yaml'), { message: /no file `\/nowhere\/peers.yaml`/ })
})
