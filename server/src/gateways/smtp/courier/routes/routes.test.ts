import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { StartError } from '../../../../platform/errors.ts'
import { makeSelfSigned } from '../../door/make-certificate.ts'
import { readRoutes } from './read-routes.ts'
import { type Route, smartHostRoute } from './route.ts'
import { RouteTable } from './route-table.ts'

function fileOf(t: TestContext, text: string, others: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-routes-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries({ ...others, 'routes.yaml': text }))
    writeFileSync(join(folder, name), content)
  return join(folder, 'routes.yaml')
}

const smartHost = smartHostRoute({ host: 'relay.example', port: 587, tls: 'required' }, 8)

test('the first route that fits is taken: by domain, by what is below one, by school', (t) => {
  const routes = readRoutes(
    fileOf(
      t,
      `routes:
  - { name: tenant, school: hill, domains: ['*'], to: 'hill.mail.example:25' }
  - { name: mailboxes, domains: [school.example], to: 'unix:/run/dovecot/lmtp', protocol: lmtp }
  - { name: below, domains: ['*.school.example', bücher.example], to: ['one.example:25', '[2001:db8::1]:2525'] }
  - { name: internet, domains: ['*'], to: mx }
`,
    ),
  )
  const table = new RouteTable(routes)
  const keyOf = (address: string, school = 'vale') => table.of(address, school)?.key
  assert.equal(keyOf('jones@school.example', 'hill'), 'tenant')
  assert.equal(keyOf('jones@School.Example'), 'mailboxes')
  assert.equal(keyOf('jones@a.b.school.example'), 'below')
  assert.equal(keyOf('jones@myschool.example'), 'mx:myschool.example')
  assert.equal(keyOf('jones@xn--bcher-kva.example'), 'below')
  assert.equal(keyOf('jones@BÜCHER.example'), 'below')
  assert.equal(table.only, undefined)
  const [tenant, mailboxes, below, internet] = routes
  assert.deepEqual(
    [tenant?.tls, mailboxes?.tls, below?.tls, internet?.tls],
    ['required', 'none', 'required', 'offered'],
  )
  assert.deepEqual(mailboxes?.to, [{ host: '/run/dovecot/lmtp', port: 0 }])
  assert.deepEqual(below?.to, [
    { host: 'one.example', port: 25 },
    { host: '2001:db8::1', port: 2525 },
  ])
})

test('a table of one smart host sorts nothing; one without a way for an address says so', () => {
  assert.equal(new RouteTable([smartHost]).only?.key, 'smart-host')
  const some: Route = { ...smartHost, name: 'some', domains: ['school.example'] }
  assert.equal(new RouteTable([some]).of('a@elsewhere.example', ''), undefined)
  assert.equal(new RouteTable([some, smartHost]).of('a@elsewhere.example', '')?.key, 'smart-host')
})

test('a certificate and a password are read from files beside the table', (t) => {
  const { cert, key } = makeSelfSigned('hill.example', Temporal.Now.instant())
  const text = `routes:
  - name: tenant
    domains: ['*']
    to: hill.mail.example:25
    certificate: { cert: hill.crt, key: hill.key }
    user: school
    passwordFile: password
`
  const files = { 'hill.crt': cert, 'hill.key': key, password: 'secret\n' }
  const [route] = readRoutes(fileOf(t, text, files))
  assert.ok(route?.secureContext?.() !== undefined)
  assert.deepEqual(route?.logOn, { login: 'school', secret: 'secret' })
  assert.throws(() => readRoutes(fileOf(t, text, { ...files, 'hill.key': 'no key' })), {
    code: 'config.wrong-certificate',
  })
  assert.throws(() => readRoutes(fileOf(t, text, { 'hill.crt': cert, 'hill.key': key })), { code: 'config.no-file' })
})

test('a wrong table is told with its line and the nearest right word', (t) => {
  const refusal = (rows: string): StartError => {
    try {
      readRoutes(fileOf(t, `routes:\n${rows}`))
    } catch (error) {
      if (error instanceof StartError) return error
    }
    return assert.fail(rows)
  }
  const row = (more: string) => `  - { name: a, domains: ['*'], to: 'x.example:25'${more} }\n`
  assert.match(refusal(row(', protcol: lmtp')).message, /routes\.yaml:2:\d+: .*protcol/)
  assert.match(refusal(row(', protcol: lmtp')).remedy, /protocol/)
  assert.match(refusal(row('') + row('')).message, /two routes of one name/)
  assert.match(refusal(row(', port: 2525')).message, /for mx only/)
  assert.match(refusal("  - { name: a, domains: ['*'], to: mx, protocol: lmtp }\n").message, /lmtp/)
  assert.match(refusal("  - { name: a, domains: ['*'], to: mx, user: us, passwordFile: p }\n").message, /strangers/)
  assert.match(refusal('  - { name: a, domains: [], to: mx }\n').message, /at least one/)
  assert.match(refusal("  - { name: a, domains: ['*'], to: 'x.example' }\n").message, /host:port/)
})
