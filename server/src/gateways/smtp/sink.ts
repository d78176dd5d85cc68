import { Door } from './door/door.ts'
import { usualLimits } from './door/policy.ts'
import { reply } from './door/reply.ts'

/** One message as a sink took it. */
export type SunkMail = { readonly from: string; readonly recipients: readonly string[]; readonly message: Buffer }

/** A next server that takes everything and delivers nothing: for the demo and for tests. */
export type Sink = {
  readonly port: number
  /** What came, the oldest first; at most as many as it was told to keep. */
  readonly mails: readonly SunkMail[]
  /** How many came since it was opened. */
  readonly count: number
  /** Called with each message as it comes. */
  onMail(listener: (mail: SunkMail) => void): void
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens a sink. Rejects with the error of node:net when the port is taken. */
export async function openSink({
  host,
  port,
  keep = 1000,
}: {
  readonly host: string
  readonly port: number
  readonly keep?: number
}): Promise<Sink> {
  const mails: SunkMail[] = []
  const listeners: ((mail: SunkMail) => void)[] = []
  let count = 0
  const door = await Door.open<never>({
    host,
    port,
    hostname: 'sink.localhost',
    limits: { ...usualLimits, messagesPerConnection: 1_000_000 },
    needsLogOn: false,
    onError: () => {},
    policy: {
      mayMailFrom: async () => undefined,
      mayRcptTo: async () => undefined,
      async accept({ from, recipients }, message) {
        count++
        const mail = { from, recipients: recipients.map(({ address }) => address), message: Buffer.from(message) }
        mails.push(mail)
        if (mails.length > keep) mails.shift()
        for (const listener of listeners) listener(mail)
        return reply(250, '2.0.0', 'Sunk')
      },
    },
  })
  return {
    port: door.port,
    mails,
    get count() {
      return count
    },
    onMail: (listener) => void listeners.push(listener),
    [Symbol.asyncDispose]: () => door[Symbol.asyncDispose](),
  }
}
