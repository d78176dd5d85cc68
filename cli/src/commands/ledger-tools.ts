import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
// By path: commands that act on an installation load the server's own parts, and only when they are called.
import { type Installation, openInstallation } from '../../../server/src/installation.ts'
import { defineCommand, UsageError } from '../command.ts'

const school = { takes: 'school', about: 'its word in addresses; needed where there are several' }
const root = join(import.meta.dirname, '../../..')

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

async function atInstallation(work: (installation: Installation) => Promise<void>): Promise<number> {
  try {
    await using installation = await openInstallation(process.env, root)
    await work(installation)
    return 0
  } catch (error) {
    // What the server names in its own codes is an answer to whoever typed; anything else is a fault.
    if (error instanceof Error && 'status' in error) throw new UsageError(error.message, { cause: error })
    throw error
  }
}

function textOf(value: string | true | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
