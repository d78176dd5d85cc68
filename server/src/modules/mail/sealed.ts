import type { Keys } from '../../platform/keys/index.ts'
import type { Verdicts } from './verdicts.ts'

/** What is known of how a message came, where it goes and what it is called. Sealed: it names people. */
export type SealedEnvelope = {
  /** Envelope sender; empty for the null sender. */
  readonly from: string
  /** The address its readers see as its author. */
  readonly author: string
  readonly authorName?: string
  /** By position. */
  readonly recipients: readonly {
    readonly address: string
    readonly name?: string
    readonly notify?: readonly string[]
    readonly original?: string
  }[]
  readonly subjectLine: string
  readonly messageId?: string
  readonly helo: string
  readonly peer: string
  readonly protocol: string
  readonly eightBit: boolean
  readonly utf8: boolean
  readonly return?: 'FULL' | 'HDRS'
  readonly envelopeId?: string
  /** One of the school's people sent it, or a server that speaks for them: it may be signed in the school's name. */
  readonly submitted?: true
  /** What was found of who really sent it; absent for what people of the school submit with their own password. */
  readonly verdicts?: Verdicts
  /** Why nothing may be sent back to it: it came from a list or a machine, or its sender could not be proved. */
  readonly unanswerable?: 'list' | 'automatic' | 'unproved'
  /** Texts by key that its changes set in, in the school's languages, as they were when it was decided. */
  readonly texts?: Readonly<Record<string, readonly string[]>>
  /** It is looked at by the scanner before it goes; `unscannable`: the scanner has seen it and cannot, so that a person decides. */
  readonly scan?: 'needed' | 'unscannable'
  /** Files, for showing a held message without opening it. */
  readonly attachments: readonly {
    readonly filename: string
    readonly bytes: number
    readonly mediaType: string
    readonly contains?: readonly string[]
  }[]
}

const envelopeClass = 'mail-envelope'
const bodyClass = 'mail-body'

/** Seals and opens what the mail module keeps, under the school's keys of the month. */
export type MailSeals = {
  sealEnvelope(at: Temporal.Instant, envelope: SealedEnvelope): Buffer
  openEnvelope(sealed: Uint8Array): SealedEnvelope
  sealRaw(at: Temporal.Instant, raw: Uint8Array): Buffer
  openRaw(sealed: Uint8Array): Buffer
  sealText(at: Temporal.Instant, text: string): Buffer
  openText(sealed: Uint8Array): string
  /** A stand-in for an address or message id that can be looked up and not read back. */
  token(purpose: 'address' | 'message-id' | 'copy', text: string): Buffer
}

/** The seals of one school. */
export function mailSeals(keys: Keys, schoolId: string): MailSeals {
  const seal = (recordClass: string, at: Temporal.Instant, bytes: Uint8Array) =>
    keys.seal(schoolId, recordClass, at, bytes)
  const open = (recordClass: string, sealed: Uint8Array) => keys.open(schoolId, recordClass, sealed)
  return {
    sealEnvelope: (at, envelope) => seal(envelopeClass, at, Buffer.from(JSON.stringify(envelope))),
    openEnvelope: (sealed) => JSON.parse(open(envelopeClass, sealed).toString('utf8')) as SealedEnvelope,
    sealRaw: (at, raw) => seal(bodyClass, at, raw),
    openRaw: (sealed) => open(bodyClass, sealed),
    sealText: (at, text) => seal(envelopeClass, at, Buffer.from(text)),
    openText: (sealed) => open(envelopeClass, sealed).toString('utf8'),
    token: (purpose, text) =>
      purpose === 'address'
        ? addressToken(keys, schoolId, text.toLowerCase())
        : keys.hmac(schoolId, 'mail-message-id', text),
  }
}

const mostRemembered = 2000
const remembered = new WeakMap<Keys, Map<string, Buffer>>()

/** The same few people write and are written to: their tokens are remembered, until there are too many of them. */
function addressToken(keys: Keys, schoolId: string, address: string): Buffer {
  const tokens = remembered.get(keys) ?? new Map<string, Buffer>()
  remembered.set(keys, tokens)
  const name = `${schoolId} ${address}`
  const known = tokens.get(name)
  if (known !== undefined) return known
  const token = keys.hmac(schoolId, 'mail-address', address)
  if (tokens.size >= mostRemembered) tokens.clear()
  tokens.set(name, token)
  return token
}
