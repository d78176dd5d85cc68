import { Door, reply, usualLimits } from '../gateways/smtp/index.ts'

/** The demo's smart host: takes all mail and delivers none, so that nothing leaves the machine. */
export type Sink = {
  readonly port: number
  /** How many messages have come, by envelope. */
  count(): number
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens the sink on this machine only. Rejects with the error of node:net when the port is taken. */
export async function openSink(port: number): Promise<Sink> {
  let count = 0
  const door = await Door.open<never>({
    host: '127.0.0.1',
    port,
    hostname: 'sink.localhost',
    limits: { ...usualLimits, messagesPerConnection: Number.MAX_SAFE_INTEGER },
    needsLogOn: false,
    onError: () => {},
    policy: {
      mayMailFrom: async () => undefined,
      mayRcptTo: async () => undefined,
      accept: async () => {
        count += 1
        return reply(250, '2.0.0', 'Gone nowhere')
      },
    },
  })
  return { port: door.port, count: () => count, [Symbol.asyncDispose]: () => door[Symbol.asyncDispose]() }
}
