import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineCommand, UsageError } from '../command.ts'
import { atInstallation, schoolOption as school, textOf } from './at-installation.ts'

export const ledgerExport = defineCommand({
  summary:
    'Writes a school\u2019s ledger into an empty directory, for `beadle ledger verify` and other tools of C2SP tlog-tiles.',
  usage: ['ledger export <directory> [--school <school>]'],
  options: { school },
  words: ['directory'],
  async run({ options, words: [given = ''] }, terminal) {
    const directory = resolve(terminal.from[0] ?? '.', given)
    if (existsSync(directory) && readdirSync(directory).length > 0) {
      throw new UsageError(`\`${given}\` is not empty`)
    }
    return atInstallation(async ({ ledger, schoolOf }) => {
      const { id } = await schoolOf(textOf(options.school))
      const size = await ledger.exportTo(id, directory)
      await terminal.out(`${size} entries, ${ledger.originOf(id)}\nkey ${ledger.keyOf(id)}\n`)
    })
  },
})

export const ledgerAcceptRestore = defineCommand({
  summary: 'Goes on numbering after the database was restored from a backup; the reason becomes an entry.',
  usage: ['ledger accept-restore --reason <words> [--school <school>]'],
  options: { reason: { takes: 'reason', about: 'why the database stands before what was signed' }, school },
  words: [],
  async run({ options }, terminal) {
    const reason = textOf(options.reason)
    if (reason === undefined) throw new UsageError('`--reason` is missing')
    return atInstallation(async ({ ledger, schoolOf }) => {
      const { id } = await schoolOf(textOf(options.school))
      await ledger.acceptRestore(id, { actor: 'operator', reason })
      await terminal.out('the ledger goes on\n')
    })
  },
})
