import type { Command } from './command.ts'

/** Every command by its words, loaded only when it is called. A command of another room is one line here. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  decide: async () => (await import('./commands/decide.ts')).decide,
  'policy check': async () => (await import('./policy/check.ts')).check,
  'policy explain': async () => (await import('./policy/explain.ts')).explain,
  'policy due': async () => (await import('./policy/due.ts')).due,
  'policy test': async () => (await import('./policy/test.ts')).test,
  'policy coverage': async () => (await import('./policy/coverage.ts')).coverage,
  'policy mutate': async () => (await import('./policy/mutate.ts')).mutate,
  'policy compare': async () => (await import('./policy/compare.ts')).compare,
  controls: async () => (await import('./commands/controls.ts')).controls,
  'ledger export': async () => (await import('./commands/ledger-tools.ts')).ledgerExport,
  'ledger accept-restore': async () => (await import('./commands/ledger-tools.ts')).ledgerAcceptRestore,
  'ledger verify': async () => (await import('./commands/ledger.ts')).ledgerVerify,
  'keys escrow': async () => (await import('./commands/keys-escrow.ts')).keysEscrow,
  'keys restore': async () => (await import('./commands/keys-escrow.ts')).keysRestore,
  'mail dkim-key': async () => (await import('./commands/dkim-key.ts')).dkimKey,
  'mail measurement': async () => (await import('./commands/mail-measurement.ts')).mailMeasurement,
  'mail queue': async () => (await import('./commands/mail-queue.ts')).mailQueue,
  help: async () => (await import('./commands/help.ts')).help,
}
