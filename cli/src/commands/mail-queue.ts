import {
  type DestinationAct,
  type DestinationQueue,
  destinationAct,
  type EnvelopeAct,
  envelopeAct,
  type QueuedEnvelope,
} from '@beadle/contract'
// By path: commands that act on an installation load the server's own parts, and only when they are called.
import {
  contextIn,
  type MailContext,
  queuedPage,
  queueOverview,
  steerDestination,
  steerEnvelope,
} from '../../../server/src/modules/mail/index.ts'
import type { Tx } from '../../../server/src/platform/database/index.ts'
import { defineCommand, type Terminal, UsageError } from '../command.ts'
import { columns, count } from '../text.ts'
import { atInstallation, schoolOption, textOf } from './at-installation.ts'

const acts = [...new Set([...destinationAct.options, ...envelopeAct.options])]

export const mailQueue = defineCommand({
  summary: 'Shows the mail that waits to be delivered, and has it tried, stopped or given up. Every act is recorded.',
  usage: [
    'mail queue [--destination <name>] [--school <school>]',
    'mail queue retry|pause|resume|give-up --destination <name> [--reason <words>] [--school <school>]',
    'mail queue retry|stop|go-on|give-up --envelope <id> [--reason <words>] [--school <school>]',
  ],
  options: {
    destination: { takes: 'name', about: 'a route, or mx: and a domain; alone, lists the envelopes that wait for it' },
    envelope: { takes: 'id', about: 'one envelope, as the list names it' },
    reason: { takes: 'words', about: 'why; needed for give-up, which returns the mail to its senders' },
    school: schoolOption,
  },
  words: ['[act]'],
  async run({ options, words: [act] }, terminal) {
    const asked = readAsked(act, textOf(options.destination), textOf(options.envelope))
    const reason = textOf(options.reason)
    return atInstallation(async ({ schoolOf, openMail }) => {
      const { id: schoolId } = await schoolOf(textOf(options.school))
      const parts = openMail()
      const work = <T>(does: (tx: Tx, context: MailContext) => Promise<T>) =>
        parts.database.inSchool(schoolId, async (tx) => does(tx, await contextIn(tx, parts, schoolId)))
      const who = { by: 'operator', ...(reason === undefined ? {} : { reason }) }
      if (asked.kind === 'envelope') {
        await work((tx, context) => steerEnvelope(tx, context, { ...who, id: asked.id, act: asked.act }))
        await terminal.out('done\n')
      } else if (asked.kind === 'destination') {
        const done = await work((tx, context) => steerDestination(tx, context, { ...who, ...asked }))
        await terminal.out(`${count(done, 'envelope')}\n`)
      } else if (asked.destination === undefined) await showOverview(terminal, (await work(queueOverview)).destinations)
      else {
        const page = { destination: asked.destination, after: undefined }
        await showEnvelopes(terminal, await work((tx, context) => queuedPage(tx, context, page)))
      }
    })
  },
})

type Asked =
  | { readonly kind: 'show'; readonly destination: string | undefined }
  | { readonly kind: 'destination'; readonly destination: string; readonly act: DestinationAct }
  | { readonly kind: 'envelope'; readonly id: string; readonly act: EnvelopeAct }

function readAsked(act: string | undefined, destination: string | undefined, envelope: string | undefined): Asked {
  if (destination !== undefined && envelope !== undefined)
    throw new UsageError('`--destination` and `--envelope` are one too many')
  if (act === undefined) {
    if (envelope !== undefined) throw new UsageError(`\`--envelope\` needs one of ${listed(envelopeAct.options)}`)
    return { kind: 'show', destination }
  }
  if (!acts.some((each) => each === act)) throw new UsageError(`no act \`${act}\`; there are ${listed(acts)}`)
  if (envelope !== undefined) {
    const read = envelopeAct.safeParse(act)
    if (!read.success) throw new UsageError(`\`${act}\` is for a destination`)
    return { kind: 'envelope', id: envelope, act: read.data }
  }
  if (destination === undefined) throw new UsageError(`\`${act}\` needs \`--destination\` or \`--envelope\``)
  const read = destinationAct.safeParse(act)
  if (!read.success) throw new UsageError(`\`${act}\` is for one envelope`)
  return { kind: 'destination', destination, act: read.data }
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}

async function showOverview(terminal: Terminal, destinations: readonly DestinationQueue[]): Promise<void> {
  if (destinations.length === 0) return terminal.out('nothing waits\n')
  const rows = destinations.map(({ name, waiting, sending, stopped, oldest, nextTry, lastAnswer, paused }) => [
    name === '' ? '(just accepted)' : name,
    String(waiting),
    String(sending),
    String(stopped),
    sayInstant(oldest),
    paused ? 'paused' : sayInstant(nextTry),
    lastAnswer?.code ?? '',
  ])
  await terminal.out(
    columns([['destination', 'waiting', 'sending', 'stopped', 'oldest', 'next try', 'last answer'], ...rows]),
  )
}

async function showEnvelopes(
  terminal: Terminal,
  { envelopes, next }: { readonly envelopes: readonly QueuedEnvelope[]; readonly next: string | null },
): Promise<void> {
  if (envelopes.length === 0) return terminal.out('nothing waits there\n')
  const rows = envelopes.map(({ id, state, queuedAt, nextTry, attempts, recipients, domains, lastAnswer }) => [
    id,
    state,
    sayInstant(queuedAt),
    sayInstant(nextTry),
    String(attempts),
    `${recipients} at ${domains.join(', ')}`,
    lastAnswer?.code ?? '',
  ])
  await terminal.out(
    columns([['envelope', 'state', 'since', 'next try', 'tries', 'recipients', 'last answer'], ...rows]),
  )
  if (next !== null) terminal.err('there are more\n')
}

function sayInstant(at: string | undefined): string {
  return at === undefined ? '' : at.slice(0, 16).replace('T', ' ')
}
