import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { readConfig } from '../../../server/src/config/index.ts'
import {
  type EscrowFor,
  type EscrowWith,
  type Keystore,
  makeEscrow,
  openKeystore,
  readEscrow,
  restoreEscrow,
  writeEscrow,
} from '../../../server/src/platform/keys/index.ts'
import { defineCommand, type Given, type Terminal, UsageError } from '../command.ts'
import { textOf } from './at-installation.ts'

const root = join(import.meta.dirname, '../../..')
const passphraseFile = {
  takes: 'file',
  about: 'a file whose first line is the passphrase, of 12 characters at least',
}

/** `keys escrow`: everything of the keystore in one sealed file, over the one before. */
export const keysEscrow = defineCommand({
  summary:
    'Writes the escrow of the keystore: all its keys and the notes of those destroyed, sealed for somebody’s X25519 key or a passphrase. It replaces the escrow before it; keep no older one.',
  usage: ['keys escrow --to <file> --for <public key>', 'keys escrow --to <file> --passphrase-file <file>'],
  options: {
    to: { takes: 'file', about: 'where it is written; not in the keystore, nor where the database’s backups go' },
    for: { takes: 'file', about: 'the recipient’s public key in PEM: openssl genpkey -algorithm X25519' },
    'passphrase-file': passphraseFile,
  },
  words: [],
  run: ({ options }, terminal) =>
    answering(async () => {
      const file = textOf(options.to)
      if (file === undefined) throw new UsageError('`--to` is missing')
      const to = resolve(terminal.from[0] ?? '', file)
      const whom = escrowFor(options, terminal)
      const { store, directory } = keystore()
      if (!relative(directory, to).startsWith('..')) throw new UsageError('an escrow inside the keystore burns with it')
      const escrow = makeEscrow(store, whom, Temporal.Now.instant())
      writeEscrow(to, escrow)
      await terminal.out(`${store.list().length} entries in escrow, ${escrow.length} bytes\n`)
    }),
})

/** `keys restore`: what is missing comes back from the escrow; what was destroyed does not. */
export const keysRestore = defineCommand({
  summary:
    'Puts back into the keystore what it lacks and the escrow has. What either knows to be destroyed stays destroyed; what the keystore has is kept. Stop the server first.',
  usage: ['keys restore --from <file> --with <private key>', 'keys restore --from <file> --passphrase-file <file>'],
  options: {
    from: { takes: 'file', about: 'the escrow' },
    with: { takes: 'file', about: 'the recipient’s private key in PEM' },
    'passphrase-file': passphraseFile,
  },
  words: [],
  run: ({ options }, terminal) =>
    answering(async () => {
      const from = placeOf(textOf(options.from), '--from', terminal)
      const done = restoreEscrow(keystore().store, readEscrow(from), escrowWith(options, terminal))
      await terminal.out(
        `escrow of ${done.madeAt}: ${done.restored} restored, ${done.kept} kept as they were, ${done.stayDestroyed} stay destroyed\n`,
      )
    }),
})

async function answering(work: () => Promise<void>): Promise<number> {
  try {
    await work()
    return 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'status' in error)
      throw new UsageError(error.message, { cause: error })
    throw error
  }
}

function keystore(): { readonly store: Keystore; readonly directory: string } {
  const { keysDirectory } = readConfig(process.env, root)
  return { store: openKeystore(keysDirectory), directory: keysDirectory }
}

type Options = Given['options']

function escrowFor(options: Options, terminal: Terminal): EscrowFor {
  const key = textOf(options.for)
  const passphrase = textOf(options['passphrase-file'])
  if ((key === undefined) === (passphrase === undefined))
    throw new UsageError('one of `--for` and `--passphrase-file` is needed')
  return key === undefined
    ? { kind: 'passphrase', passphrase: firstLine(passphrase, terminal) }
    : { kind: 'recipient', publicPem: readFile(placeOf(key, '--for', terminal)) }
}

function escrowWith(options: Options, terminal: Terminal): EscrowWith {
  const key = textOf(options.with)
  const passphrase = textOf(options['passphrase-file'])
  if ((key === undefined) === (passphrase === undefined))
    throw new UsageError('one of `--with` and `--passphrase-file` is needed')
  return key === undefined
    ? { kind: 'passphrase', passphrase: firstLine(passphrase, terminal) }
    : { kind: 'recipient', privatePem: readFile(placeOf(key, '--with', terminal)) }
}

function firstLine(file: string | undefined, terminal: Terminal): string {
  const [line = ''] = readFile(placeOf(file, '--passphrase-file', terminal))
    .toString('utf8')
    .split(/\r?\n/)
  return line
}

function placeOf(file: string | undefined, option: string, { from }: Terminal): string {
  if (file === undefined) throw new UsageError(`\`${option}\` is missing`)
  const places = from.map((folder) => resolve(folder, file))
  return places.find((place) => existsSync(place)) ?? places[0] ?? resolve(file)
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`\`${file}\` cannot be read`, { cause: error })
  }
}
