import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openInstallation } from './installation.ts'
import { startPostgres } from './platform/postgres/index.ts'
import { uuidv7 } from './platform/uuid.ts'

test('a command at the machine finds the installation, running or not', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'beadle-installation-'))
  chmodSync(data, 0o755)
  t.after(() => rmSync(data, { recursive: true, force: true }))
  const open = () => openInstallation({ BEADLE_DATA: data }, data)

  await t.test('its server stopped', async () => {
    await using installation = await open()
    await assert.rejects(installation.schoolOf(undefined), /there are none/)
    for (const slug of ['north', 'south']) {
      await installation.database.platform((tx) =>
        tx.insertInto('platform.school').values({ id: uuidv7(), slug, name: slug }).execute(),
      )
    }
  })
  await t.test('its server running', async () => {
    await using _server = await startPostgres({ directory: data })
    await using installation = await open()
    assert.equal((await installation.schoolOf('south')).slug, 'south')
    await assert.rejects(installation.schoolOf(undefined), /there are `north`, `south`/)
    await assert.rejects(installation.schoolOf('west'), /no such school `west`/)
  })
})
