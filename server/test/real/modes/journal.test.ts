import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import test from 'node:test'
import { isJournalSilent } from '../../../src/modules/mail/index.ts'
import { until } from '../running-server.ts'
import { makeAuthority } from './authority.ts'
import { openFakeExchange } from './fake-exchange.ts'
import { openByRecipe, Recipe } from './recipe.ts'

test('reports by the manual: taken by the connector’s certificate, kept or counted, and missed when they stop', async (t) => {
  const recipe = new Recipe(t, 'journal')
  const authority = makeAuthority()
  const hostname = 'school-example.mail.protection.outlook.com'
  const tenant = await openFakeExchange(t, { authority, hostname, domains: [] })
  authority.issueInto('beadle.school.example', {
    cert: recipe.place('beadle/tls/fullchain.pem'),
    key: recipe.place('beadle/tls/privkey.pem'),
  })
  writeFileSync(recipe.place('beadle/authority.pem'), authority.cert)
  recipe.replace({
    '/etc/beadle/': `${recipe.place('beadle')}/`,
    "names: ['*.protection.outlook.com']": `names: ['*.protection.outlook.com']\n      authority: ${recipe.place('beadle/authority.pem')}`,
  })
  recipe.write('/etc/beadle/peers.yaml')
  const { school, relay } = await openByRecipe(t, recipe)
  recipe.allReplaced()

  const report = (text: string) =>
    [
      'X-OriginatorOrg: school.example',
      'X-MS-Journal-Report:',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Sender: ahmed@school.example',
      'Message-Id: <m@school.example>',
      'To: jones@school.example',
      'Bcc: okafor@school.example',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'From: ahmed@school.example',
      'To: jones@school.example',
      'Message-ID: <m@school.example>',
      '',
      text,
      '--b--',
      '',
    ].join('\r\n')
  const to = ['journal@beadle.school.example']
  const said = await tenant.sends(relay, [
    { from: '', to, message: report('One.') },
    { from: '', to, message: report('One.') },
    { from: '', to, message: report('Two.') },
    { from: '', to, message: 'X-OriginatorOrg: school.example\r\n\r\nNo report.\r\n' },
  ])
  assert.deepEqual(
    said.map((each) => each.slice(0, 3)),
    ['250', '250', '250', '250'],
  )
  const rows = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.journal_report').select(['state', 'reports', 'problem', 'peer']).orderBy('id').execute(),
  )
  assert.deepEqual(
    rows.map(({ reports, problem, peer }) => [reports, problem, peer]),
    [
      [2, null, 'exchange-online'],
      [1, null, 'exchange-online'],
      [1, 'no-original', 'exchange-online'],
    ],
  )
  assert.equal((await school.left()).length, 0)
  // Two peers are listened for from the start.
  await until(() =>
    school.database.inSchool(school.schoolId, async (tx) => {
      const watched = await tx.selectFrom('mail.journal_watch').select('peer').execute()
      return watched.length === 2 && !(await isJournalSilent(tx, school.schoolId))
    }),
  )
})
