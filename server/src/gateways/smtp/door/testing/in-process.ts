import { type DoorLimits, type DoorPolicy, type Envelope, usualLimits } from '../policy.ts'
import { reply } from '../reply.ts'
import { Session, type Wire } from '../session.ts'

/** A conversation without sockets: octets are given to it, what it says is kept. */
export type Conversation = {
  readonly session: Session<string>
  /** All it has said. */
  said: string
  /** Messages its owner was given. */
  readonly taken: { readonly envelope: Envelope<string>; readonly message: Buffer }[]
  isEnded: boolean
  /** Errors that were no answer to anybody: there should be none. */
  readonly errors: unknown[]
  /** Gives octets, and lets everything happen that follows from them; a promise only where there is something to wait for. */
  give(octets: Buffer): Promise<void> | undefined
}

type Options = {
  readonly limits?: Partial<DoorLimits>
  readonly policy?: Partial<DoorPolicy<string>>
  /** Begins under TLS. STARTTLS needs nothing but its answer here. */
  readonly secure?: boolean
}

/** Begins a conversation and hears its greeting. */
export async function converse(options?: Options): Promise<Conversation> {
  const [conversation] = await converseEach(1, options)
  if (!conversation) throw new Error('none begun')
  return conversation
}

/** Begins many conversations, which are greeted together. */
export async function converseEach(count: number, options: Options = {}): Promise<readonly Conversation[]> {
  const conversations = Array.from({ length: count }, () => begin(options))
  await new Promise((resolve) => setImmediate(resolve))
  return conversations
}

function begin({ limits, policy, secure = false }: Options): Conversation {
  const wire: Wire = {
    write: (text) => {
      conversation.said += text
    },
    end: () => {
      conversation.isEnded = true
    },
    pause: () => {},
    resume: () => {},
    secure: async () => undefined,
  }
  const taken: Conversation['taken'] = []
  const errors: unknown[] = []
  const session = new Session<string>(wire, {
    hostname: 'mail.school.example',
    limits: { ...usualLimits, ...limits },
    remote: { address: '192.0.2.1', port: 1 },
    offersTls: true,
    beganSecure: secure,
    needsLogOn: false,
    logOnInClear: true,
    onError: (error) => errors.push(error),
    policy: {
      logOn: async (login, secret) => (secret === 'right' ? { as: login } : { refused: reply(535, '5.7.8', 'Wrong') }),
      mayMailFrom: () => undefined,
      mayRcptTo: () => undefined,
      accept: async (envelope, message) => {
        taken.push({ envelope, message })
        return reply(250, '2.0.0', 'Kept')
      },
      ...policy,
    },
  })
  const conversation: Conversation = {
    session,
    said: '',
    taken,
    isEnded: false,
    errors,
    give(octets) {
      session.receive(octets)
      return session.isBusy ? settled() : undefined
    },
  }
  session.open()
  return conversation
}

/** All that follows at once has happened: promises of promises, a few deep. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 12; turns++) await undefined
}
