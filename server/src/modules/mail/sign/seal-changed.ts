import { readRawMessage, type SigningKey, sealArc, signDkim } from '../../../platform/mail-authentication/index.ts'
import type { MailContext } from '../context.ts'
import type { SealedEnvelope } from '../sealed.ts'
import { DkimKeys } from './dkim-keys.ts'
import { readChain } from './read-chain.ts'
import { writeVerdicts } from './results-field.ts'

type Sealing = Pick<MailContext, 'schoolId' | 'parts'>

/** A message that this server has altered, and what is known of it from before. */
export type Changed = {
  /** The message after every change, without the trace fields that will stand above it. */
  readonly message: Buffer
  /** How it came: whose it is, whether one of ours sent it, what was found before the change. */
  readonly envelope: Pick<SealedEnvelope, 'author' | 'submitted' | 'verdicts'>
}

/**
 * The message with an ARC set above it (RFC 8617), so that the next server can believe what was found before the change, and
 * signed anew (RFC 6376) where one of ours sent it from a domain whose key the school holds. As it is where the school holds no
 * key. Never for mail that was not changed: that goes on octet for octet. Nor is anything signed that came from outside,
 * whatever author it shows: our signature would make it ours.
 */
export function sealChanged({ parts, schoolId }: Sealing, { message, envelope }: Changed): Buffer {
  const keys = new DkimKeys(parts.keys.store, schoolId)
  const own = envelope.submitted ? keys.signing(domainOf(envelope.author)) : []
  const sealing = own.find(({ privateKey }) => privateKey.asymmetricKeyType === 'rsa') ?? keys.sealing()
  const at = secondsAt(parts)
  const signed = signWith(own, message, at)
  if (!sealing) return signed
  const raw = readRawMessage(signed)
  const set = sealArc(raw, {
    key: sealing,
    at,
    authservId: parts.settings.hostname,
    results: envelope.verdicts ? writeVerdicts(envelope.verdicts) : envelope.submitted ? 'auth=pass' : 'none',
    chain: readChain(raw, envelope.verdicts?.arc.result),
  })
  return set === '' ? signed : Buffer.concat([Buffer.from(set, 'latin1'), signed])
}

/** A message of the school's own making, a notice or a report, signed where the school holds a key of its author's domain. */
export function signOwn({ parts, schoolId }: Sealing, message: Buffer, author: string): Buffer {
  const keys = new DkimKeys(parts.keys.store, schoolId).signing(domainOf(author))
  return signWith(keys, message, secondsAt(parts))
}

function signWith(keys: readonly SigningKey[], message: Buffer, at: number): Buffer {
  if (keys.length === 0) return message
  const raw = readRawMessage(message)
  const signatures = keys.map((key) => signDkim(raw, { key, at })).join('')
  return Buffer.concat([Buffer.from(signatures, 'latin1'), message])
}

function secondsAt({ clock }: MailContext['parts']): number {
  return Math.floor(clock.now().epochMilliseconds / 1000)
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
