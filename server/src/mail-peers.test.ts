import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { readMailPeers } from './mail-peers.ts'

test('a peer of a school that is not here stops the start, with the nearest that is', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'beadle-mail-peers-'))
  t.after(() => rm(directory, { recursive: true }))
  const file = join(directory, 'peers.yaml')
  const database = { schools: async () => [{ id: '1', slug: 'hill-school', name: 'Hill School' }] }
  const write = (school: string) =>
    writeFile(file, `peers:\n  - { name: ours, kind: postfix, from: [192.0.2.1], school: ${school} }\n`)
  await write('hill-school')
  assert.equal((await readMailPeers(file, database))[0]?.school, 'hill-school')
  await write('hil-school')
  await assert.rejects(readMailPeers(file, database), {
    message: /peer `ours` is for school `hil-school`, which is not here/,
    remedy: 'Did you mean hill-school?',
  })
  assert.deepEqual(await readMailPeers(undefined, database), [])
})
