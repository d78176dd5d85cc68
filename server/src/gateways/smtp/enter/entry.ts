import type { Envelope } from '../door/policy.ts'
import type { MailPeer } from '../peers/index.ts'

/** How a message came, once it is clear whose it is. */
export type Entry = {
  readonly schoolId: string
  readonly action: 'mail.submit' | 'mail.receive'
  /** The person who logged on or whom the relay vouches for. */
  readonly personId?: string
  readonly envelope: Envelope<unknown>
  readonly raw: Buffer
  /** The server that handed it in, by the table of peers; absent where somebody logged on. */
  readonly peer?: MailPeer
  /** Denied as a whole, the sender hears of it in the reply: only where the sending program is the sender's own. */
  readonly tellsAtDoor: boolean
}
