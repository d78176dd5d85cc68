import { type Keys, monthOf } from '../../platform/keys/index.ts'
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
  /**
   * A stand-in for an address or message id, written with what a month's key seals and gone with it: it can be looked up and not
   * read back.
   */
  tokenAt(at: Temporal.Instant, purpose: 'address' | 'message-id', text: string): Buffer
  /** The stand-ins by which it may have been written in each month whose key stands, the newest first. */
  tokensOf(purpose: 'address' | 'message-id', text: string, months: readonly string[]): readonly Buffer[]
  /** The months whose key stands, the newest first. */
  months(): readonly string[]
  /** One that outlasts months: for what stands beside messages and is ended by itself, such as an authorisation or a code. */
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
        ? rememberedToken(keys, `${schoolId} - ${text.toLowerCase()}`, () =>
            keys.hmac(schoolId, 'mail-address', text.toLowerCase()),
          )
        : keys.hmac(schoolId, 'mail-message-id', text),
    tokenAt(at, purpose, text) {
      if (purpose === 'message-id') return keys.token(schoolId, envelopeClass, at, 'mail-message-id', text)
      const address = text.toLowerCase()
      return rememberedToken(keys, `${schoolId} ${monthOf(at)} ${address}`, () =>
        keys.token(schoolId, envelopeClass, at, 'mail-address', address),
      )
    },
    tokensOf(purpose, text, months) {
      const said = purpose === 'address' ? text.toLowerCase() : text
      const inMonth = (month: string) => keys.tokenIn(schoolId, envelopeClass, month, `mail-${purpose}`, said)
      return months.flatMap((month) => {
        if (purpose === 'message-id') return inMonth(month) ?? []
        return rememberedToken(keys, `${schoolId} ${month} ${said}`, () => inMonth(month)) ?? []
      })
    },
    months: () => keys.months(schoolId, envelopeClass),
  }
}

const mostRemembered = 20_000
const remembered = new WeakMap<Keys, Map<string, Buffer>>()

/** The same few people write and are written to: their tokens are remembered, until there are too many of them. */
function rememberedToken<T extends Buffer | undefined>(keys: Keys, name: string, make: () => T): Buffer | T {
  const tokens = remembered.get(keys) ?? new Map<string, Buffer>()
  remembered.set(keys, tokens)
  const known = tokens.get(name)
  if (known !== undefined) return known
  const token = make()
  if (token === undefined) return token
  if (tokens.size >= mostRemembered) tokens.clear()
  tokens.set(name, token)
  return token
}
