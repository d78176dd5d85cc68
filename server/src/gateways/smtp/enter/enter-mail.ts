import { StaleDecisionError } from '../../../decisions/index.ts'
import {
  type AcceptedMail,
  acceptMessages,
  awaitScan,
  type Claim,
  changeTexts,
  contextOf,
  lookBack,
  type MailContext,
  type MailMessage,
  type MailParts,
  ownHops,
  type Past,
  type PastQuestion,
  planDisposition,
  type Ready,
  readMessage,
  scanClauses,
  touchesMessage,
} from '../../../modules/mail/index.ts'
import { atFaultPoint } from '../../../platform/fault-points.ts'
import type { Dns } from '../../../platform/mail-authentication/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import { openWorkers } from '../../../platform/workers/index.ts'
import { checkChain, type Judged, judgeSender } from '../authenticate/index.ts'
import { reply, type SmtpReply } from '../door/reply.ts'
import type { MailPeer } from '../peers/index.ts'
import { type ScannedAtDoor, scanAtDoor } from '../scan/at-door.ts'
import { needsScan } from '../scan/scan-message.ts'
import type { Scanner } from '../scan/scanner.ts'
import { type Copy, copyOf } from './copy.ts'
import type { Entry } from './entry.ts'
import { examineFiles } from './examine-files.ts'
import { GroupCommit } from './group-commit.ts'
import { CopyJoiner } from './join-copies.ts'
import { factsOf } from './known-facts.ts'
import { meansOf } from './means.ts'
import { asBelieved, isForUs, isInOwnName } from './own-name.ts'
import { questionOf } from './past-question.ts'
import { openContentReaders } from './read-content.ts'
import { refusal } from './refusal.ts'
import { envelopeToSeal } from './sealed-envelope.ts'
import { toRequest } from './words.ts'
import { writerOf } from './writer.ts'

export type EnterOptions = {
  readonly parts: MailParts
  /** Asked about what strangers bring. */
  readonly dns: Dns
  /** A scanner of our own; without one, who stands in front is believed, or files are of unknown safety. */
  readonly scanner?: Scanner | undefined
  /** Marks what this server will deliver itself at once; undefined when it has enough to do. */
  readonly claim: () => Claim | undefined
  /** What can go at once, after it stands in the database. */
  readonly onReady: (schoolId: string, ready: readonly Ready[]) => void
  /** The table of peers, by which copies of one message are gathered. */
  readonly peers?: readonly MailPeer[]
  /** Told when something was queued that this server has not claimed. */
  readonly wake?: () => void
}

/** A message, and who it is from. */
type Seen = { readonly message: MailMessage; readonly judged: Judged; readonly scanned: ScannedAtDoor }

const mostHops = 3
const mostReceived = 50
const mostDecisions = 3

/** The way in: reads, asks, plans, commits; the reply is given only when the message is safe or refused. */
export class MailEntrance {
  readonly #options: EnterOptions
  // A thread of its own, kept for the module it loaded while files come.
  readonly #workers = openWorkers({ size: 1, idleMs: 60_000 })
  readonly #readers = openContentReaders()
  #inHand = 0
  readonly #pasts = new Map<string, GroupCommit<PastQuestion, Past>>()
  readonly #commits = new Map<string, GroupCommit<AcceptedMail, readonly Ready[]>>()

  readonly #joiner: CopyJoiner

  constructor(options: EnterOptions) {
    this.#options = options
    const { parts, claim, onReady, wake = () => {}, peers = [] } = options
    const decide = (context: MailContext, entry: Entry) => this.#decideWhole(context, entry)
    this.#joiner = new CopyJoiner({ parts, peers, decide, claim, onReady, wake })
    if (peers.some(({ joinSeconds = 0 }) => joinSeconds > 0)) this.#joiner.start()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#joiner[Symbol.asyncDispose]()
    await Promise.all([this.#workers[Symbol.asyncDispose](), this.#readers[Symbol.asyncDispose]()])
  }

  /** Takes a message in, or refuses it. The answer is given when it stands in the database. */
  async enter(given: Entry): Promise<SmtpReply> {
    this.#inHand++
    try {
      return await this.#enter(given)
    } finally {
      this.#inHand--
    }
  }

  async #enter(given: Entry): Promise<SmtpReply> {
    const { parts } = this.#options
    const message = readMessage(given.raw)
    const { fields } = message.header
    atFaultPoint('enter.read')
    if (
      ownHops(parts.keys, fields) >= mostHops ||
      fields.filter(({ name }) => name === 'received').length > mostReceived
    )
      return reply(554, '5.4.6', 'This message goes round in circles')
    let judged: Judged | undefined
    let scanned: ScannedAtDoor | undefined
    for (let attempt = 1; ; attempt++) {
      const context = await contextOf(parts, given.schoolId)
      judged ??= await this.#judge(context, given, message)
      atFaultPoint('enter.judged')
      if (judged.refusal) return judged.refusal
      const entry = asBelieved(given, judged)
      if (entry !== given && !isForUs(context, entry))
        return reply(550, '5.7.1', 'Its sender is not of this school, whatever it says')
      if (!isInOwnName(context, entry, judged))
        return reply(550, '5.7.1', 'Send in your own name: the From address is not yours')
      const copy = copyOf(context, entry, { message, judged })
      if (copy && !copy.isForAll) return this.#joiner.put(context, entry, { copy, message })
      scanned ??= await scanAtDoor({ scanner: this.#options.scanner, log: parts.log }, given.raw, message)
      atFaultPoint('enter.scanned')
      const mail = expecting(await this.#decide(context, entry, { message, judged, scanned }), copy)
      atFaultPoint('enter.decided')
      const isDenied = mail.disposition.recipients.every(({ effect }) => effect === 'deny')
      // What its sender is not told of is not told by a reply either.
      const isRefused = entry.tellsAtDoor && isDenied && mail.decided.told.context.effect === 'deny'
      try {
        await this.#commitsOf(entry.schoolId).add(isRefused ? { ...mail, toldAtDoor: true } : mail)
      } catch (error) {
        // The directory or the policy has changed in between: the newest ones are asked.
        if (error instanceof StaleDecisionError && attempt < mostDecisions) continue
        throw error
      }
      return isRefused ? refusal(context, mail) : reply(250, '2.0.0', `Taken as ${mail.id}`)
    }
  }

  /** Decides what was let in before: copies of one message, put together. */
  async #decideWhole(context: MailContext, entry: Entry): Promise<AcceptedMail> {
    const message = readMessage(entry.raw)
    const judged = await this.#judge(context, entry, message)
    const scanned = await scanAtDoor({ scanner: this.#options.scanner, log: context.parts.log }, entry.raw, message)
    return this.#decide(context, entry, { message, judged, scanned })
  }

  /** Decides a copy of what has gone already, as for the archive: no scanner is asked, and nothing is written. */
  async judgeCopy(context: MailContext, entry: Entry): Promise<AcceptedMail> {
    const message = readMessage(entry.raw)
    const judged = await this.#judge(context, entry, message)
    return this.#decide(context, entry, { message, judged, scanned: { is: 'not-needed' } })
  }

  #judge({ parts, policy, at }: MailContext, entry: Entry, message: MailMessage): Judged | Promise<Judged> {
    return judgeSender(
      {
        dns: this.#options.dns,
        hostname: parts.settings.hostname,
        at: Math.floor(at.epochMilliseconds / 1000),
        domains: policy.version.school.domains,
        hasPassed: ({ header }) => ownHops(parts.keys, header.fields) > 0,
      },
      entry,
      message,
    )
  }

  #commitsOf(schoolId: string): GroupCommit<AcceptedMail, readonly Ready[]> {
    const known = this.#commits.get(schoolId)
    if (known) return known
    const { parts, claim, onReady } = this.#options
    const commits = new GroupCommit<AcceptedMail, readonly Ready[]>({
      largest: 64,
      atOnce: 1,
      gather: { ms: 10, isMoreComing: (here) => here < this.#inHand },
      async commit(group) {
        const mine = claim()
        atFaultPoint('accept.grouped')
        const ready = await parts.database.inSchool(schoolId, async (tx) =>
          // The newest snapshots this process knows: recording the decisions checks that they still hold.
          acceptMessages(tx, await contextOf(parts, schoolId), group, mine),
        )
        atFaultPoint('accept.committed')
        if (mine) onReady(schoolId, ready)
        return group.map((mail) => ready.filter((each) => each.mail === mail))
      },
    })
    this.#commits.set(schoolId, commits)
    return commits
  }

  /** Questions to the record share transactions as commits do. */
  #lookups(schoolId: string): GroupCommit<PastQuestion, Past> {
    const known = this.#pasts.get(schoolId)
    if (known) return known
    const { parts } = this.#options
    const lookups = new GroupCommit<PastQuestion, Past>({
      largest: 64,
      atOnce: 1,
      gather: { ms: 8 },
      commit: (group) =>
        parts.database.inSchool(schoolId, async (tx) => lookBack(tx, await contextOf(parts, schoolId), group), {
          keyed: true,
        }),
    })
    this.#pasts.set(schoolId, lookups)
    return lookups
  }

  async #readWhole(context: MailContext, message: MailMessage) {
    const examined = await examineFiles(message, { workers: this.#workers, log: context.parts.log })
    const isAlone = this.#inHand <= 1
    const content = await this.#readers.read(context, { message, files: examined.files, isAlone })
    return { ...examined, content }
  }

  async #decide(context: MailContext, entry: Entry, { message, judged, scanned }: Seen): Promise<AcceptedMail> {
    const { parts, schoolId, at, directory, policy } = context
    const writer = writerOf(context, entry, { message, judged })
    const addresses = entry.envelope.recipients.map(({ address }) => address)
    const question = questionOf(context, { entry, message, writer, addresses })
    // What it says is read while the record is asked.
    const [found, { files, isWhole, content }] = await Promise.all([
      this.#lookups(schoolId).add(question),
      this.#readWhole(context, message),
    ])
    atFaultPoint('enter.looked-back')
    const past = writer.unverified ? { ...found, knownAuthor: false } : found
    const { calendar } = policy.version.school
    const request = toRequest({
      action: entry.action,
      message,
      recipients: addresses,
      writer,
      past,
      files,
      at,
      timeZone: calendar.timeZone,
      ...(content ? { hints: content.hints } : {}),
    })
    const decided = await parts.decisions.decideMail(schoolId, {
      request,
      facts: factsOf(context, { entry, message, judged, past, outside: question.outside, isWhole, scanned }),
      ...(content ? { content: content.facts } : {}),
    })
    const person = directory.personById(decided.request.subject.id)
    const direction = entry.action === 'mail.submit' ? 'out' : 'in'
    const recipientIds = addresses.map((address) => directory.personByAddress(address)?.id)
    const { attachments = [] } = decided.request.resource.properties
    const means = meansOf(context, { direction, message, raw: entry.raw, decided, recipientIds })
    const planned = planDisposition(decided.decision, addresses, means)
    const disposition = scanned.is === 'away' ? awaitScan(planned, scanClauses(policy.version)) : planned
    const scan =
      !needsScan(message) || scanned.is === 'not-needed'
        ? undefined
        : scanned.is === 'unscannable'
          ? 'unscannable'
          : 'needed'
    const texts = changeTexts(context, disposition.recipients)
    const isChanged = disposition.recipients.some(({ changes }) => touchesMessage(changes))
    const checked = isChanged ? await checkChain(this.#options.dns, entry.raw, judged) : judged
    return {
      id: uuidv7(),
      direction,
      decided,
      disposition,
      envelope: {
        ...envelopeToSeal(entry, { message, judged: checked, writer, attachments }),
        ...(texts ? { texts } : {}),
        ...(scan ? { scan } : {}),
      },
      raw: entry.raw,
      ...(person ? { [direction === 'out' ? 'senderId' : 'authorId']: person.id } : {}),
      recipientIds,
    }
  }
}

/** The message as one that further copies may come of. */
function expecting(mail: AcceptedMail, copy: Copy | undefined): AcceptedMail {
  return copy ? { ...mail, split: { token: copy.token, headers: [] } } : mail
}
