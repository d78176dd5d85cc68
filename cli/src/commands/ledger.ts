import { readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
// By path: the verifier stands alone so that whoever checks a ledger loads none of the server that wrote it.
import { type NoteKey, parseNoteKey, verifyLog } from '../../../server/src/ledger/verify/index.ts'
import { defineCommand, type Terminal, UsageError } from '../command.ts'

export const ledgerVerify = defineCommand({
  summary: 'Verifies an exported ledger without a server: its signature, every entry, every hash.',
  usage: ['ledger verify <directory> [--key <key>] [--older <checkpoint>]'],
  options: {
    key: { takes: 'key', about: 'the public key the school published; by default the one in the export' },
    older: { takes: 'file', about: 'a checkpoint you kept from before: this ledger must continue it' },
  },
  words: ['directory'],
  async run({ options, words: [given = ''] }, terminal) {
    const directory = findFrom(terminal, given)
    const key = readKey(typeof options.key === 'string' ? options.key : await readText(join(directory, 'key')))
    const older = typeof options.older === 'string' ? [await readText(findFrom(terminal, options.older))] : []
    const verdict = await verifyLog({ key, older, read: (path) => readIfThere(join(directory, path)) })
    if (verdict.faults.length > 0) {
      await terminal.out(`not whole\n${verdict.faults.map((fault) => `  ${fault}\n`).join('')}`)
      return 1
    }
    await terminal.out(`${verdict.size} entries verified, ${verdict.origin}\nroot ${verdict.root}\n`)
    if (options.key === undefined) {
      terminal.err('signed with the key in the export itself: compare it with the one the school published\n')
    }
    return 0
  },
})

function findFrom(terminal: Terminal, path: string): string {
  return isAbsolute(path) ? path : resolve(terminal.from[0] ?? '.', path)
}

function readKey(text: string): NoteKey {
  try {
    return parseNoteKey(text)
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : 'the key cannot be read', { cause })
  }
}

async function readText(file: string): Promise<string> {
  const bytes = await readIfThere(file)
  if (bytes === undefined) throw new UsageError(`there is no \`${file}\``)
  return bytes.toString('utf8')
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    // Nothing else is to be done meanwhile, and the threads of node:fs would only pass each small file on.
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
