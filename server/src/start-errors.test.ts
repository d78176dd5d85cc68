import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'

const main = join(import.meta.dirname, 'main.ts')

/** Runs the server with these settings until it ends by itself. */
async function run(
  t: TestContext,
  settings: Record<string, string>,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-start-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { PATH: process.env.PATH, BEADLE_DATA: folder, BEADLE_HTTP_PORT: '1', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  t.after(() => void child.kill('SIGKILL'))
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: said.join('') }
}

test('a wrong setting ends the start with its name, its value and the nearest right one', async (t) => {
  const { code, said } = await run(t, { BEADLE_HTTP_PROT: '8420' })
  assert.equal(code, 1)
  assert.match(said, /unknown setting `BEADLE_HTTP_PROT` in the environment.\nDid you mean BEADLE_HTTP_PORT\?/)
})

test('a database that is away is said to be, with the setting', async (t) => {
  const { code, said } = await run(t, { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' })
  assert.equal(code, 1)
  assert.match(said, /the database cannot be reached/)
  assert.match(said, /DATABASE_URL/)
  assert.doesNotMatch(said, /secret/)
})

test('a data directory that cannot be is named', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-file-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { code, said } = await run(t, { BEADLE_DATA: join(file, 'data') })
  assert.equal(code, 1)
  assert.match(said, /data directory `.*file\/data` cannot be written to.\n.*BEADLE_DATA/)
})

test('a port that is taken is named with its holder and the setting that moves it', async (t) => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  t.after(() => void holder.close())
  const address = holder.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : assert.fail('no port')
  const { code, said } = await run(t, { BEADLE_HTTP_PORT: port })
  assert.equal(code, 1)
  assert.match(said, new RegExp(`port ${port} is taken(?: by \`.+\`, process ${process.pid})?\\.\n.*BEADLE_HTTP_PORT`))
})
