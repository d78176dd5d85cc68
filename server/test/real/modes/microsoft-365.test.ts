import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import test, { type TestContext } from 'node:test'
import { until } from '../running-server.ts'
import { makeAuthority } from './authority.ts'
import { openFakeExchange } from './fake-exchange.ts'
import { openByRecipe, Recipe } from './recipe.ts'

const ahmed = 'ahmed@school.example'
const people = ['jones', 'brennan', 'sato'].map((name) => `${name}@school.example`)

async function openLoop(t: TestContext) {
  const recipe = new Recipe(t, 'microsoft-365')
  const authority = makeAuthority()
  const hostname = 'school-example.mail.protection.outlook.com'
  const tenant = await openFakeExchange(t, { authority, hostname, domains: ['school.example'] })
  authority.issueInto('beadle.school.example', {
    cert: recipe.place('beadle/tls/fullchain.pem'),
    key: recipe.place('beadle/tls/privkey.pem'),
  })
  const files = {
    cert: recipe.place('beadle/tenant/school.example.pem'),
    key: recipe.place('beadle/tenant/school.example.key'),
  }
  const rotate = () => authority.issueInto('school.example', files)
  rotate()
  recipe.replace({
    '/etc/beadle/': `${recipe.place('beadle')}/`,
    // In place of the public authorities, and of the DNS.
    "names: ['*.protection.outlook.com']": `names: ['*.protection.outlook.com']\n      authority: ${recipe.place('beadle/authority.pem')}`,
    [`to: ${hostname}:25`]: `to: 127.0.0.1:${tenant.port}\n    certificateName: ${hostname}\n    authority: ${recipe.place('beadle/authority.pem')}`,
  })
  writeFileSync(recipe.place('beadle/authority.pem'), authority.cert)
  recipe.write('/etc/beadle/peers.yaml')
  recipe.write('/etc/beadle/routes.yaml')
  const opened = await openByRecipe(t, recipe)
  recipe.allReplaced()
  return { ...opened, tenant, authority, rotate }
}

type Told = {
  readonly part?: number
  readonly subjectLine?: string
  readonly organisation?: string
  readonly hops?: number
}

/** A message as Exchange hands it out: fields with odd spaces and folds, which must come back as they are. */
function messageOf({ part = 1, subjectLine = 'Trip', organisation = 'school.example', hops = 2 }: Told = {}): string {
  return [
    ...Array.from(
      { length: hops },
      (_, at) => `Received: from a${part}${at} by b.outlook.com; Wed, 18 Nov 2026 10:15:00 +0000`,
    ),
    `From: Ahmed <${ahmed}>`,
    `To: ${people.join(', ')}`,
    `Subject: ${subjectLine}`,
    `Message-ID: <${subjectLine}@school.example>`,
    ...ofExchange(part),
    `X-OriginatorOrg: ${organisation}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '.The coach leaves at nine.',
    '',
  ].join('\r\n')
}

function ofExchange(part: number): readonly string[] {
  return [
    'X-MS-Exchange-Organization-AuthAs: Internal',
    `X-MS-Exchange-Organization-Network-Message-Id:   part-${part}\t`,
    `X-MS-Exchange-CrossTenant-OriginalArrivalTime: 18 Nov 2026 10:15:00.1234\r\n (UTC)`,
    `X-MS-Exchange-Transport-CrossTenantHeadersStamped:DB9P${part}`,
    'X-MS-Exchange-AntiSpam-MessageData-0: =?us-ascii?Q?abc?=\r\n\t=?us-ascii?Q?def?=',
  ]
}

test('around the loop, by the manual: by both certificates, every field of Exchange’s octet for octet', async (t) => {
  const { relay, tenant } = await openLoop(t)
  const [said = ''] = await tenant.sends(relay, [{ from: ahmed, to: people, message: messageOf() }])
  assert.match(said, /^250 2\.0\.0 Taken as /)
  await until(() => tenant.returned.some(({ from }) => from === ahmed))
  const back = tenant.returned.filter(({ from }) => from === ahmed)
  assert.deepEqual(back.flatMap(({ to }) => to).toSorted(), people.toSorted())
  for (const { message, name } of back) {
    assert.equal(name, 'school.example')
    assert.ok(message.endsWith(messageOf()), 'something was altered')
  }
})

test('a message split into three transactions is one: each part comes back with its own fields', async (t) => {
  const { school, relay, tenant } = await openLoop(t)
  const parts = people.map((address, at) => ({ from: ahmed, to: [address], message: messageOf({ part: at + 1 }) }))
  const said = await tenant.sends(relay, parts)
  assert.equal(new Set(said).size, 1)
  await until(() => tenant.returned.filter(({ from }) => from === ahmed).length === 3)
  const rows = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.message').select('id').where('direction', '=', 'out').execute(),
  )
  assert.equal(rows.length, 1)
  for (const { to, message } of tenant.returned.filter(({ from }) => from === ahmed)) {
    const part = people.indexOf(to[0] ?? '') + 1
    assert.equal(message.slice(-messageOf({ part }).length), messageOf({ part }))
  }
})

test('what is held goes by the certificate that is there when it is released', async (t) => {
  const { school, gateway, relay, tenant, rotate } = await openLoop(t)
  await tenant.sends(relay, [{ from: ahmed, to: people, message: messageOf({ subjectLine: 'Before' }) }])
  await until(() => tenant.returned.some(({ from }) => from === ahmed))
  const before = tenant.returned.find(({ from }) => from === ahmed)?.fingerprint
  school.clock.set('2026-11-21T20:15:00Z')
  const [said = ''] = await tenant.sends(relay, [
    { from: ahmed, to: people, message: messageOf({ subjectLine: 'Held' }) },
  ])
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(said)?.[0] ?? ''
  assert.deepEqual(await school.states(id), ['held', 'held', 'held'])
  rotate()
  school.clock.set('2026-11-23T07:30:00Z')
  gateway.wake()
  const held = () =>
    tenant.returned.find(({ from, message }) => from === ahmed && message.includes('\r\nSubject: Held\r\n'))
  await until(() => held() !== undefined)
  assert.equal(held()?.name, 'school.example')
  assert.notEqual(held()?.fingerprint, before)
})

test('null senders come back as such; circles, other tenants and other certificates do not', async (t) => {
  const { relay, tenant, authority } = await openLoop(t)
  const [notice = ''] = await tenant.sends(relay, [
    {
      from: '',
      to: ['a@museum.example'],
      message: messageOf({ subjectLine: 'Away' }).replace(
        `To: ${people.join(', ')}`,
        'To: a@museum.example\r\nAuto-Submitted: auto-replied',
      ),
    },
  ])
  assert.match(notice, /^250/)
  const [foreign = ''] = await tenant.sends(relay, [
    { from: ahmed, to: people, message: messageOf({ organisation: 'other.example' }) },
  ])
  assert.match(foreign, /^550 5\.7\.1 Not from the tenant/)
  const [circle = ''] = await tenant.sends(relay, [{ from: ahmed, to: people, message: messageOf({ hops: 51 }) }])
  assert.match(circle, /^554 5\.4\.6/)
  const [stranger = ''] = await tenant.sends(
    relay,
    [{ from: ahmed, to: people, message: messageOf() }],
    authority.issue('mail.elsewhere.example'),
  )
  assert.match(stranger, /^550 5\.7\.1/)
  assert.deepEqual(tenant.refused, [])
})
