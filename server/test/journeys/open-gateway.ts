import { setTimeout as wait } from 'node:timers/promises'
import type { Obligation } from '@beadle/engine'
import type { Decisions } from '../../src/decisions/index.ts'
import { demoDevicePassword } from '../../src/demo/make-school.ts'
import { SmtpClient } from '../../src/gateways/smtp/courier/client.ts'
import { type Gateway, openGateway, openSink, type Sink, type SunkMail } from '../../src/gateways/smtp/index.ts'
import type { Scanner } from '../../src/gateways/smtp/scan/scanner.ts'
import {
  actOnHeld,
  contextIn,
  type HeldAct,
  type MailParts,
  type MailSettings,
  readMessage,
  usualMailSettings,
} from '../../src/modules/mail/index.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { openModulesOfSchool, type TestSchool } from './open-school.ts'

type TestScope = Parameters<typeof openModulesOfSchool>[0]

/** What somebody sends. `to` are addresses, or words before the @ of the school. */
export type Sending = {
  readonly to: string | readonly string[]
  readonly cc?: readonly string[]
  readonly subjectLine?: string
  readonly text?: string
  readonly fields?: readonly string[]
  /** The whole message, in place of the rest. */
  readonly raw?: Buffer
  readonly messageId?: string
  /** What the sender asks to hear of (RFC 3461 4.1). */
  readonly notify?: readonly string[]
}

/** The gateway's answer to one message: the last reply's code and text for its first recipient. */
export type Sent = { readonly said: string; readonly id: string }

type Ports = { readonly submissionPort: number; readonly relayPort: number }

/** A whole school with its gateway running, and a sink behind it. */
export type MailSchool = TestSchool & {
  readonly parts: MailParts
  readonly sink: Sink
  readonly submissionPort: number
  readonly relayPort: number
  as(
    login: string,
    through?: Ports,
  ): { sends(sending: Sending): Promise<Sent>; acts(act: Omit<HeldAct, 'by'>): Promise<void> }
  /** From outside through the relay. */
  receives(from: string, sending: Sending, through?: Ports): Promise<Sent>
  /** Mail that left, notices left out. Waits until nothing is due. */
  left(): Promise<readonly SunkMail[]>
  /** Notices that left, by address. */
  noticesTo(address: string): Promise<readonly { subjectLine: string; text: string }[]>
  /** Moves the clock and lets what is due happen. */
  until(at: string): Promise<void>
  states(id: string): Promise<readonly string[]>
}

const domain = 'school.example'
const noGateway: Gateway = {
  submissionPort: 0,
  relayPort: 0,
  wake: () => {},
  renewCertificate: () => {},
  [Symbol.asyncDispose]: async () => {},
}

/** An address of the school, or one given in full. */
export function addressOf(word: string): string {
  return word.includes('@') ? word : `${word}@${domain}`
}

export type MailSchoolOptions = {
  readonly at: string
  readonly gateway?: boolean
  /** Obligations that every decision carries besides its own, as if a clause asked for them. */
  readonly obliged?: readonly Obligation[]
  readonly settings?: Partial<MailSettings>
  readonly scanner?: Scanner
}

/** Opens a school at an instant, with its gateway unless the test opens its own. Closed when the test ends. */
export async function openSchool(
  t: TestScope,
  { at, gateway: hasGateway = true, obliged, settings: special, scanner }: MailSchoolOptions,
): Promise<MailSchool> {
  const names = { baseUrl: 'https://beadle.school.example', hostname: 'mail.school.example' }
  const settings = { ...usualMailSettings, ...names, ...special }
  const school = await openModulesOfSchool(t, { at, settings })
  const parts: MailParts = { ...school.mail, settings, decisions: obliging(school.mail.decisions, obliged) }
  const sink = await openSink({ host: '127.0.0.1', port: 0, keep: 100_000 })
  const gateway = !hasGateway
    ? noGateway
    : await openGateway({
        parts,
        smartHost: { host: '127.0.0.1', port: sink.port, tls: 'none' },
        submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
        relay: { host: '127.0.0.1', port: 0, from: ['127.0.0.1'] },
        courier: { pollMs: 50, lanes: 2 },
        ...(scanner ? { scanner } : {}),
      })
  t.after(async () => {
    await gateway[Symbol.asyncDispose]()
    await sink[Symbol.asyncDispose]()
  })

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; ) {
      gateway.wake()
      await wait(30)
      const due = await school.database.inSchool(school.schoolId, (tx) =>
        tx.selectFrom('mail.delivery').select('id').where('due_at', '<=', school.clock.now()).execute(),
      )
      const ripe = await school.database.inSchool(school.schoolId, (tx) =>
        tx
          .selectFrom('mail.hold')
          .select('id')
          .where('state', '=', 'waiting')
          .where('until_at', '<=', school.clock.now())
          .execute(),
      )
      const decided = await school.database.inSchool(school.schoolId, (tx) =>
        tx.selectFrom('mail.pending_act').select('message_id').where('due_at', '<=', school.clock.now()).execute(),
      )
      quiet = due.length + ripe.length + decided.length === 0 ? quiet + 1 : 0
    }
  }

  async function send(
    port: number,
    from: string,
    sending: Sending,
    logOn?: { login: string; secret: string },
  ): Promise<Sent> {
    const to = typeof sending.to === 'string' ? [sending.to] : sending.to
    const recipients = [...to, ...(sending.cc ?? [])].map(addressOf)
    const message = sending.raw ?? compose(from, sending)
    const client = await SmtpClient.open({
      smartHost: { host: '127.0.0.1', port, tls: 'none', ...(logOn ? { logOn } : {}) },
      hostname: 'client.example',
      connectMs: 5000,
      answerMs: 20_000,
    })
    const results = await client.send({
      schoolId: school.schoolId,
      delivery: {
        id: uuidv7(),
        messageId: '',
        positions: [],
        changes: { tags: [] },
        attempts: 0,
        madeAt: school.clock.now(),
      },
      from,
      recipients: recipients.map((address, position) => ({
        position,
        address,
        ...(sending.notify ? { notify: sending.notify } : {}),
      })),
      above: Buffer.alloc(0),
      message,
      eightBit: true,
      utf8: false,
    })
    client.close()
    const said = results[0]?.said ?? ''
    return { said, id: /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(said)?.[0] ?? '' }
  }

  const isNotice = (mail: SunkMail) => mail.from === '' && mail.message.includes('Auto-Submitted: auto-generated')
  return {
    ...school,
    parts,
    sink,
    submissionPort: gateway.submissionPort,
    relayPort: gateway.relayPort,
    as: (login, through = gateway) => ({
      sends: (sending) =>
        send(through.submissionPort, addressOf(login), sending, { login, secret: demoDevicePassword }),
      acts: async (act) => {
        await school.database.inSchool(school.schoolId, async (tx) =>
          actOnHeld(tx, await contextIn(tx, parts, school.schoolId), { ...act, by: school.id(login) }),
        )
      },
    }),
    receives: (from, sending, through = gateway) => send(through.relayPort, from, sending),
    async left() {
      await settle()
      return sink.mails.filter((mail) => !isNotice(mail))
    },
    async noticesTo(address) {
      await settle()
      return sink.mails
        .filter((mail) => isNotice(mail) && mail.recipients.includes(addressOf(address)))
        .map(({ message }) => readMessage(message))
        .map(({ subjectLine, text }) => ({ subjectLine, text }))
    },
    async until(to) {
      school.clock.set(to)
      await settle()
    },
    states: (id) =>
      school.database.inSchool(school.schoolId, async (tx) =>
        (
          await tx
            .selectFrom('mail.recipient')
            .select('state')
            .where('message_id', '=', id)
            .orderBy('position')
            .execute()
        ).map(({ state }) => state),
      ),
  }
}

function obliging(decisions: Decisions, more: readonly Obligation[] = []): Decisions {
  if (more.length === 0) return decisions
  return {
    ...decisions,
    async decideMail(schoolId, asked) {
      const decided = await decisions.decideMail(schoolId, asked)
      const { decision } = decided
      const obligations = [...decision.context.obligations, ...more]
      return { ...decided, decision: { ...decision, context: { ...decision.context, obligations } } }
    },
  }
}

function compose(
  from: string,
  {
    to,
    cc = [],
    subjectLine = 'Minutes',
    text = 'Dear colleague,\n\nplease find the minutes below.\n',
    fields = [],
    messageId,
  }: Sending,
): Buffer {
  const list = (words: string | readonly string[]) =>
    (typeof words === 'string' ? [words] : words).map(addressOf).join(',\r\n ')
  return Buffer.from(
    [
      `From: <${from}>`,
      `To: ${list(to)}`,
      ...(cc.length > 0 ? [`Cc: ${list(cc)}`] : []),
      `Subject: ${subjectLine}`,
      `Message-ID: ${messageId ?? `<${uuidv7()}@client.example>`}`,
      'Date: Tue, 03 Mar 2026 10:15:00 +0000',
      'Content-Type: text/plain; charset=utf-8',
      ...fields,
      '',
      ...text.split('\n'),
    ].join('\r\n'),
  )
}
