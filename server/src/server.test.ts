import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Config, readConfig } from './config/index.ts'
import { silentLog } from './platform/log.ts'
import { startServer } from './server.ts'

const root = join(import.meta.dirname, '../..')

/** Settings of a real school, on ports that the system chooses. */
function configIn(folder: string): Config {
  const config = readConfig(
    {
      BEADLE_DEMO: '0',
      BEADLE_DATA: folder,
      BEADLE_SMARTHOST: '127.0.0.1:9',
      BEADLE_SCHOOL: 'hill',
      BEADLE_SCHOOL_NAME: 'Hill School',
      BEADLE_SCHOOL_DOMAINS: 'hill.example',
      BEADLE_SCHOOL_POLICY: 'all-saints',
    },
    root,
  )
  return { ...config, http: { ...config.http, port: 0 }, smtp: { ...config.smtp, submissionPort: 0, relayPort: 0 } }
}

test('a real school opens with every binding watching and one administrator, and is there again after a stop', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-server-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const config = configIn(folder)

  const first = await startServer({ config, log: silentLog })
  const base = `http://127.0.0.1:${first.httpPort}`
  const ask = async (path: string, init: RequestInit = {}) =>
    fetch(`${base}${path}`, {
      ...init,
      headers: { 'x-beadle-console': '1', 'content-type': 'application/json', ...init.headers },
    })
  try {
    assert.equal((await ask('/healthz')).status, 200)
    assert.ok(first.firstSignIn, 'an administrator is made')
    const signedIn = await ask('/api/session', { method: 'POST', body: JSON.stringify(first.firstSignIn) })
    assert.equal(signedIn.status, 200)
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const policy = (await (await ask('/api/policy', { headers: { cookie } })).json()) as {
      readonly clauses: readonly { readonly bindings: readonly { readonly mode: string }[] }[]
    }
    const modes = new Set(policy.clauses.flatMap(({ bindings }) => bindings.map(({ mode }) => mode)))
    assert.deepEqual([...modes], ['watch'])
    assert.equal((await ask('/api/people/demo')).status, 404)
  } finally {
    await first[Symbol.asyncDispose]()
  }
  await assert.rejects(fetch(`${base}/healthz`), 'nothing listens any more')

  const second = await startServer({ config, log: silentLog })
  try {
    assert.equal(second.firstSignIn, undefined, 'the password is said once')
    assert.deepEqual(
      (await second.database.schools()).map(({ slug }) => slug),
      ['hill'],
    )
  } finally {
    await second[Symbol.asyncDispose]()
  }
})
