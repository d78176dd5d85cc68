import assert from 'node:assert/strict'
import test from 'node:test'
import { findExchanges } from './exchanges.ts'
import { DnsAwayError, type MailDns, type MailExchange } from './mail-dns.ts'

type Zone = Readonly<
  Record<string, { readonly mx?: readonly MailExchange[] | 'away'; readonly a?: readonly string[] | 'away' }>
>

function dnsOf(zone: Zone): MailDns {
  const answer = <T>(found: T | 'away' | undefined, none: T): T => {
    if (found === 'away') throw new DnsAwayError('away')
    return found ?? none
  }
  return {
    exchanges: async (domain) => (zone[domain] ? answer(zone[domain].mx, []) : undefined),
    addresses: async (host) => (zone[host] ? answer(zone[host].a, []) : undefined),
  }
}

const mx = (priority: number, exchange: string): MailExchange => ({ priority, exchange })

const find = (domain: string, zone: Zone, more: { random?: () => number; anyAddress?: boolean } = {}) =>
  findExchanges(domain, { dns: dnsOf(zone), ownNames: ['mail.school.example'], anyAddress: false, ...more })

async function namesFor(domain: string, zone: Zone, random?: () => number): Promise<readonly string[]> {
  const found = await find(domain, zone, random ? { random } : {})
  return 'refused' in found ? assert.fail(found.refused) : found.hosts.map(({ name }) => name)
}

const public1 = ['198.51.100.1']

test('exchanges are tried by preference, equals in random order', async () => {
  const zone: Zone = {
    'x.example': { mx: [mx(20, 'c.x.example'), mx(10, 'A.x.example.'), mx(10, 'b.x.example')] },
    'a.x.example': { a: public1 },
    'b.x.example': { a: public1 },
    'c.x.example': { a: public1 },
  }
  const lots = (values: readonly number[]) => {
    const left = [...values]
    return () => left.shift() ?? 0
  }
  assert.deepEqual(await namesFor('x.example', zone, lots([0.5, 0.1, 0.9])), [
    'a.x.example',
    'b.x.example',
    'c.x.example',
  ])
  assert.deepEqual(await namesFor('x.example', zone, lots([0.5, 0.9, 0.1])), [
    'b.x.example',
    'a.x.example',
    'c.x.example',
  ])
})

test('a domain without exchanges is its own; one without addresses either is told so', async () => {
  assert.deepEqual(await namesFor('x.example', { 'x.example': { a: public1 } }), ['x.example'])
  assert.deepEqual(await find('y.example', { 'y.example': {} }), {
    refused: '550 5.4.4 the mail servers of this domain have no address',
  })
})

test('a domain that takes no mail says so (RFC 7505), and one that is not there is not tried for days', async () => {
  assert.match(
    JSON.stringify(await find('x.example', { 'x.example': { mx: [mx(0, '')], a: public1 } })),
    /556 5\.1\.10/,
  )
  assert.match(
    JSON.stringify(await find('x.example', { 'x.example': { mx: [mx(0, '.')], a: public1 } })),
    /556 5\.1\.10/,
  )
  assert.match(JSON.stringify(await find('gone.example', {})), /550 5\.1\.2/)
})

test('while the DNS cannot say, nobody is told anything: the mail waits', async () => {
  await assert.rejects(find('x.example', { 'x.example': { mx: 'away' } }), DnsAwayError)
  const half: Zone = {
    'x.example': { mx: [mx(10, 'a.x.example'), mx(20, 'b.x.example')] },
    'a.x.example': { a: 'away' },
  }
  await assert.rejects(find('x.example', half), DnsAwayError)
  assert.deepEqual(await namesFor('x.example', { ...half, 'b.x.example': { a: public1 } }), ['b.x.example'])
})

test('mail never goes round: ourselves and what is less preferred than we are is not tried', async () => {
  const zone: Zone = {
    'x.example': {
      mx: [mx(10, 'first.example'), mx(20, 'MAIL.school.example'), mx(20, 'same.example'), mx(30, 'later.example')],
    },
    'first.example': { a: public1 },
    'same.example': { a: public1 },
    'later.example': { a: public1 },
  }
  assert.deepEqual(await namesFor('x.example', zone), ['first.example'])
  const alone = { 'x.example': { mx: [mx(10, 'mail.school.example'), mx(20, 'later.example')] } }
  assert.match(JSON.stringify(await find('x.example', alone)), /554 5\.4\.6/)
})

test('an address in brackets is no destination, and an exchange that is an address is none either', async () => {
  assert.match(JSON.stringify(await find('[198.51.100.1]', {})), /553 5\.1\.2/)
  const zone: Zone = { 'x.example': { mx: [mx(10, '198.51.100.1')] }, '198.51.100.1': { a: public1 } }
  assert.match(JSON.stringify(await find('x.example', zone)), /550 5\.4\.4/)
})

test('a stranger’s DNS does not lead into the school’s own network', async () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.9',
    '192.168.1.1',
    '169.254.1.1',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '0.0.0.0',
  ]
  for (const address of inside) {
    const zone: Zone = { 'x.example': { a: [address] } }
    assert.match(JSON.stringify(await find('x.example', zone)), /554 5\.4\.4/, address)
    assert.equal('hosts' in (await find('x.example', zone, { anyAddress: true })), true)
  }
  const both: Zone = { 'x.example': { a: ['127.0.0.1', '198.51.100.1', '2001:db8::1'] } }
  assert.deepEqual(await find('x.example', both), {
    hosts: [{ name: 'x.example', addresses: ['198.51.100.1', '2001:db8::1'] }],
  })
})
