import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ran } from '../../test/pretend-terminal.ts'

test('what a signing key is asked for must be whole', async () => {
  const said = async (...words: string[]) => (await ran(['mail', 'dkim-key', ...words])).err
  assert.equal(await said('--check'), 'beadle: `--domain` is missing\n')
  assert.equal(await said('--domain', 'school.example', '--use'), 'beadle: `--selector` is missing\n')
  assert.equal(
    await said('--domain', 'school.example', '--selector', 's', '--use', '--remove'),
    'beadle: one of `--show`, `--check`, `--use` and `--remove` at a time\n',
  )
  assert.equal(
    await said('--domain', 'school.example', '--type', 'dsa'),
    'beadle: type `dsa` is neither rsa nor ed25519\n',
  )
})
