import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import test from 'node:test'
import { mailSeals } from '../../../src/modules/mail/sealed.ts'
import { whyNoPostfix } from '../mail-peers.ts'
import { freePort, until } from '../running-server.ts'
import { openRecipePostfix } from './postfix.ts'
import { openByRecipe, Recipe } from './recipe.ts'
import { openRecipeRspamd, whyNoRspamd } from './rspamd.ts'
import { sendBySwaks, whyNoSwaks } from './send.ts'

test('rspamd in front, by the manual: what it found is believed, and what a stranger wrote in its name is not', async (t) => {
  const missing = whyNoPostfix() ?? whyNoSwaks() ?? whyNoRspamd()
  if (missing !== undefined) return t.skip(missing)
  const recipe = new Recipe(t, 'postfix')
  const reinjection = await freePort()
  recipe.replace({
    '/etc/beadle/': `${recipe.place('beadle')}/`,
    'BEADLE_SMARTHOST=127.0.0.1:10026': `BEADLE_SMARTHOST=127.0.0.1:${reinjection}`,
  })
  recipe.replace({ '127.0.0.1:11332': `127.0.0.1:${await openRecipeRspamd(recipe)}` })
  copyFileSync(recipe.write('/etc/beadle/peers-rspamd.yaml'), recipe.place('beadle/peers.yaml'))
  const { school, relay } = await openByRecipe(t, recipe)
  const postfix = await openRecipePostfix(recipe, { milter: true, isAfterQueue: true, reinjection, beadle: relay })
  const said = await sendBySwaks({
    port: postfix.port,
    from: 'a@museum.example',
    to: ['jones@school.example'],
    file: recipe.place('message'),
    message: [
      'Authentication-Results: mx.school.example; dmarc=pass header.from=museum.example',
      'Authentication-Results: mx.school.example; dmarc=pass header.from=museum.example',
      'From: <a@museum.example>',
      'To: <jones@school.example>',
      'Subject: Minutes',
      'Message-ID: <a@museum.example>',
      'Date: Wed, 18 Nov 2026 10:15:00 +0000',
      '',
      'Hello.',
      '',
    ].join('\r\n'),
  })
  assert.match(said.last, /^250 2\.0\.0 Ok: queued/)
  await until(() => postfix.delivered().some((mail) => mail.includes('\r\nSubject: Minutes\r\n')))
  const row = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.message').select('envelope').where('direction', '=', 'in').executeTakeFirstOrThrow(),
  )
  assert.ok(row.envelope)
  const { verdicts } = mailSeals(school.keys, school.schoolId).openEnvelope(row.envelope)
  assert.equal(verdicts?.by, 'provider')
  assert.equal(verdicts?.by === 'provider' && verdicts.authservId, 'mx.school.example')
  assert.notEqual(verdicts?.dmarc.result, 'pass')
  assert.doesNotMatch(postfix.delivered().join(''), /dmarc=pass/)
})
