import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ran } from '../test/pretend-terminal.ts'
import { commands } from './commands.ts'
import { packNames } from './packs-folder.ts'

const wrong: readonly [string[], string][] = [
  [['deside'], 'no command `deside`; did you mean `decide`; `beadle help` lists them'],
  [['policy'], '`policy` needs one of `check`, `explain`, `due`, `test`, `coverage`, `mutate`, `compare`'],
  [['polcy', 'check'], 'no command `polcy`; did you mean `policy`; `beadle help` lists them'],
  [['policy', 'chek'], 'no command `policy chek`; did you mean `policy check`'],
  [['decide'], '`--policy` is missing'],
  [['decide', '--polcy', 'x'], 'no option `--polcy`; did you mean `--policy`'],
  [['decide', '--policy'], 'option `--policy` needs a pack'],
  [['decide', '--policy', 'x', '--policy=y'], 'option `--policy` is given twice'],
  [['decide', '--strict-facts=yes', '--policy', 'x'], 'option `--strict-facts` takes no value'],
  [['controls', 'mail.send-ours'], 'no control `mail.send-ours`; did you mean `mail.send-hours`'],
  [['controls', 'a', 'b'], '`b` is one word too many'],
  [['policy', 'explain'], '`clause` is missing'],
  [['help', 'desire'], 'no command `desire`; did you mean `decide`'],
]
for (const [args, sentence] of wrong) {
  test(`beadle ${args.join(' ')}: says what is wrong and ends with 2`, async () => {
    assert.deepEqual(await ran(args), { code: 2, out: '', err: `beadle: ${sentence}\n` })
  })
}

test('a pack that is not there is named with the nearest one', async () => {
  const [name = ''] = packNames()
  const { code, err } = await ran(['decide', '--policy', `${name}x`])
  assert.deepEqual([code, err], [2, `beadle: no pack \`${name}x\`; did you mean \`${name}\`\n`])
})

test('help lists every command, and tells one with its options', async () => {
  const { code, out } = await ran(['help'])
  assert.equal(code, 0)
  for (const name of Object.keys(commands)) assert.match(out, new RegExp(`^beadle ${name}`, 'm'))
  assert.match((await ran(['decide', '--help'])).out, /--strict-facts/)
})
