import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openKeys } from '../../../server/src/platform/keys/index.ts'
import { ran } from '../../test/pretend-terminal.ts'

test('a keystore is put in escrow and comes back at the command line', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-escrow-'))
  const before = process.env.BEADLE_KEYS
  t.after(() => {
    rmSync(folder, { recursive: true })
    if (before === undefined) delete process.env.BEADLE_KEYS
    else process.env.BEADLE_KEYS = before
  })
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  writeFileSync(join(folder, 'public.pem'), publicKey.export({ format: 'pem', type: 'spki' }))
  writeFileSync(join(folder, 'private.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const school = '0199a000-0000-7000-8000-00000000000a'
  const at = Temporal.Instant.from('2026-03-03T10:15:00Z')
  process.env.BEADLE_KEYS = join(folder, 'one')
  const sealed = openKeys(process.env.BEADLE_KEYS).seal(school, 'mail', at, Buffer.from('a word'))
  const said = (...words: string[]) => ran(['keys', ...words], { from: [folder] })

  assert.equal(
    (await said('escrow', '--to', 'escrow')).err,
    'beadle: one of `--for` and `--passphrase-file` is needed\n',
  )
  assert.equal(
    (await said('escrow', '--to', 'one/escrow', '--for', 'public.pem')).err,
    'beadle: an escrow inside the keystore burns with it\n',
  )
  const made = await said('escrow', '--to', 'escrow', '--for', 'public.pem')
  assert.deepEqual([made.code, made.err], [0, ''])
  assert.match(made.out, /^1 entries in escrow, \d+ bytes\n$/)

  process.env.BEADLE_KEYS = join(folder, 'two')
  assert.equal((await said('restore', '--from', 'escrow', '--with', 'public.pem')).code, 2)
  const back = await said('restore', '--from', 'escrow', '--with', 'private.pem')
  assert.match(back.out, /1 restored, 0 kept as they were, 0 stay destroyed\n$/)
  assert.equal(openKeys(process.env.BEADLE_KEYS).open(school, 'mail', sealed).toString(), 'a word')
})
