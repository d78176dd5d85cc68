import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../config/index.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { keepDemoApart } from './keep-apart.ts'

const demo = readConfig({}, '/nowhere')
const real = (slug: string) =>
  readConfig(
    {
      BEADLE_DEMO: '0',
      BEADLE_SMARTHOST: 'mail:25',
      BEADLE_SCHOOL: slug,
      BEADLE_SCHOOL_DOMAINS: 'hill.example',
      BEADLE_SCHOOL_POLICY: 'all-saints',
    },
    '/nowhere',
  )

test('the demo and real schools do not share a database', async (t) => {
  const database = await testDatabase(t)
  const open = async (slug: string) => {
    const id = uuidv7()
    await database.inSchool(id, (tx) => tx.insertInto('platform.school').values({ id, slug, name: slug }).execute())
  }
  for (const config of [demo, real('hill')]) await keepDemoApart(database, config)
  await assert.rejects(keepDemoApart(database, real('demo')), { code: 'demo.without-demo' })
  await open('demo')
  await keepDemoApart(database, demo)
  await assert.rejects(keepDemoApart(database, real('hill')), { code: 'demo.without-demo' })
  await open('hill')
  await assert.rejects(keepDemoApart(database, demo), { code: 'demo.beside-school' })
})
