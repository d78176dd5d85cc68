/** A pretend server for the console's tests: it serves a built console and answers every route of the contract, checked against the contract's shapes both ways. */

import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { Agreed, HeldMessage, MessageDecision, Route } from '@beadle/contract'
import * as contract from '@beadle/contract'
import { vocabulary } from '@beadle/engine'
import { NOW, people, sendHours, sessionOf } from './cast.ts'
import { checkpoint, entries, proof } from './ledger.ts'
import {
  agreed,
  askedBy,
  budget,
  decision,
  fromParent,
  heldMessages,
  home,
  myMessages,
  received,
  summariesFor,
} from './mail.ts'
import { health, measurement } from './mail-health.ts'
import { destinations, envelopeDetail, envelopes } from './mail-queue.ts'
import { manyHeld } from './many-held.ts'
import { ownMail, ownMessage } from './own-mail.ts'
import { clauseDecision, clauseDetail, comparison, doubts, examples, policy, shelf } from './policy.ts'

type Who = keyof typeof people
type Given = { readonly params: Readonly<Record<string, string>>; readonly body: Readonly<Record<string, unknown>> }
type Answered = { readonly status: number; readonly body: unknown }

/** The strictest policy the real server may send: what works under it works anywhere. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export type FakeServer = AsyncDisposable & {
  readonly url: string
  /** Bodies of everything that was written, by path. */
  readonly written: { readonly path: string; readonly body: unknown }[]
  /** Answers the next request of this path with that instead. */
  readonly next: Map<string, Answered>
  signIn(who: Who | null): void
}

/** Starts it on a free port over the console built in `dist`. */
export async function startFakeServer(dist: string): Promise<FakeServer> {
  let who: Who | null = null
  const written: { path: string; body: unknown }[] = []
  const next = new Map<string, Answered>()
  // Held messages as they stand after what was done to them.
  const settled = new Map(heldMessages)
  for (const one of manyHeld) settled.set(one.id, one)
  const makeAnswers = () =>
    routesOf(
      settled,
      () => who,
      (now) => {
        who = now
      },
    )
  let answers = makeAnswers()

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const path = new URL(request.url ?? '/', 'http://fake').pathname
    if (!path.startsWith('/api/')) return sendFile(response, dist, path)
    const body = await readBody(request)
    if (request.method !== 'GET') written.push({ path, body })
    const instead = next.get(path)
    next.delete(path)
    const { status, body: reply } = instead ?? answerRoute(answers, request.method ?? 'GET', path, body)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    written,
    next,
    signIn(now) {
      who = now
      for (const [id, one] of heldMessages) settled.set(id, one)
      for (const one of manyHeld) settled.set(one.id, one)
      answers = makeAnswers()
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Decided, to be carried out in two minutes of the reader's clock. */
function decidedBy(who: Who | null, outcome: unknown): Partial<HeldMessage> {
  return {
    pending: {
      outcome: outcome === 'refuse' ? 'refuse' : 'release',
      by: { id: who ?? '', name: who ? people[who].name : '' },
      mine: true,
      until: new Date(Date.parse(NOW) + 120_000).toISOString(),
    },
  }
}

function idsOf({ ids }: Given['body']): readonly string[] {
  return Array.isArray(ids) ? ids.map(String) : []
}

type Pair = { readonly route: Route; readonly answer: (given: Given) => unknown }

function routesOf(
  settled: Map<string, HeldMessage>,
  who: () => Who | null,
  become: (now: Who | null) => void,
): readonly Pair[] {
  const held = (id: string | undefined) => settled.get(id ?? '')
  const change = (id: string | undefined, changes: Partial<HeldMessage>) => {
    const now = held(id)
    if (!now) return undefined
    settled.set(now.id, { ...now, ...changes })
    return held(id)
  }
  const messages = new Map<string, MessageDecision>([[fromParent.id, fromParent]])
  const changeMessage = (id: string | undefined, change: (message: MessageDecision) => MessageDecision) => {
    const now = messages.get(id ?? '')
    if (now) messages.set(now.id, change(now))
    return messages.get(id ?? '')
  }
  let standing: Agreed = agreed
  return [
    { route: contract.getSession, answer: () => sessionOf(who()) },
    {
      route: contract.signIn,
      answer: ({ body }) => (body.password === 'right' ? enter('ahmed') : refuse(401, 'people.wrong-password')),
    },
    { route: contract.signInDemo, answer: ({ body }) => (isWho(body.person) ? enter(body.person) : undefined) },
    { route: contract.signOut, answer: () => enter(null) },
    { route: contract.getHome, answer: () => (who() === 'mia' ? { items: [], today: null, budget: null } : home) },
    {
      route: contract.listHeld,
      answer: () => ({
        forMe:
          who() === 'lindqvist'
            ? manyHeld.flatMap(({ id }) => held(id) ?? [])
            : who() === 'okafor'
              ? summariesFor(['releaser', 'deputy'])
              : [],
        mine: summariesFor(['sender']),
        budget: who() === 'mia' ? null : budget,
      }),
    },
    { route: contract.getHeld, answer: ({ params }) => held(params.id) },
    {
      route: contract.actOnHeld,
      answer: ({ params, body }) =>
        change(params.id, {
          ...(body.undoable
            ? decidedBy(who(), body.outcome)
            : {
                state: body.outcome === 'refuse' ? 'refused' : body.outcome === 'withdraw' ? 'withdrawn' : 'released',
              }),
          outcomes: [],
          mayReveal: false,
          mayStand: false,
        }),
    },
    {
      route: contract.actOnSeveral,
      answer: ({ body }) => ({
        results: idsOf(body).map((id) => {
          const ok = held(id)?.batch === true
          if (ok) change(id, { ...decidedBy(who(), body.outcome), outcomes: [] })
          return ok ? { id, ok } : { id, ok, code: 'platform.conflict' }
        }),
      }),
    },
    {
      route: contract.undoHeld,
      answer: ({ body }) => ({
        results: idsOf(body).map((id) => {
          const before = manyHeld.find((one) => one.id === id) ?? heldMessages.get(id)
          if (before) settled.set(id, before)
          return { id, ok: before !== undefined }
        }),
      }),
    },
    { route: contract.sayFalseAlarm, answer: () => ({ ok: true }) },
    {
      route: contract.revealSender,
      answer: ({ params }) => change(params.id, { from: { id: 'ahmed', name: 'Mr Ahmed' }, mayReveal: false }),
    },
    { route: contract.listMine, answer: () => ({ messages: who() === 'mia' ? [] : myMessages, next: null }) },
    {
      route: contract.searchOwnMail,
      answer: () => ({ messages: who() === 'mia' ? [] : [...ownMail], next: null, behind: 0 }),
    },
    { route: contract.getOwnMail, answer: () => ownMessage },
    { route: contract.getMessage, answer: ({ params }) => messages.get(params.id ?? '') ?? decision },
    {
      route: contract.listReceived,
      answer: () =>
        who() === 'mia'
          ? { noted: [], messages: [], next: null }
          : { noted: received.slice(0, 2), messages: [...received], next: null },
    },
    {
      route: contract.askSender,
      answer: ({ params, body }) => changeMessage(params.id, (message) => askedBy(message, 'ahmed', body.ask)),
    },
    {
      route: contract.agreeContact,
      answer: ({ params }) =>
        changeMessage(params.id, (message) =>
          message.contact ? { ...message, contact: { ...message.contact, agreed: true } } : message,
        ),
    },
    { route: contract.listAgreed, answer: () => standing },
    {
      route: contract.endContact,
      answer: ({ params }) => {
        standing = { ...standing, contacts: standing.contacts.filter(({ parent }) => parent.id !== params.id) }
        return standing
      },
    },
    {
      route: contract.endAuthorisation,
      answer: ({ params }) => {
        standing = { ...standing, authorisations: standing.authorisations.filter(({ id }) => id !== params.id) }
        return standing
      },
    },
    { route: contract.takeBack, answer: () => ({ ...decision, takeBackUntil: undefined }) },
    { route: contract.getUndo, answer: () => ({ seconds: 0 }) },
    { route: contract.setUndo, answer: ({ body }) => ({ seconds: body.seconds }) },
    { route: contract.getMailHealth, answer: () => health },
    { route: contract.getMailMeasurement, answer: () => measurement },
    { route: contract.getQueue, answer: () => ({ destinations, giveUpDays: 5 }) },
    { route: contract.listQueued, answer: () => ({ envelopes, next: null }) },
    { route: contract.getQueued, answer: ({ params }) => envelopeDetail(params.id ?? '', false) },
    { route: contract.revealQueued, answer: ({ params }) => envelopeDetail(params.id ?? '', true) },
    { route: contract.actOnDestination, answer: () => ({ destinations, giveUpDays: 5, envelopes: 12 }) },
    { route: contract.actOnQueued, answer: () => ({ destinations, giveUpDays: 5, envelopes: 1 }) },
    { route: contract.reportMessage, answer: () => ({ ok: true }) },
    { route: contract.getPolicy, answer: () => policy },
    { route: contract.getClause, answer: ({ params }) => clauseDetail(params.id ?? '') },
    { route: contract.getClauseDecision, answer: ({ params }) => clauseDecision(params.decision ?? '', false) },
    { route: contract.getClauseExamples, answer: () => ({ state: 'ready', examples: [...examples] }) },
    { route: contract.checkPolicy, answer: () => ({ state: 'ready', doubts: [...doubts] }) },
    { route: contract.listPolicies, answer: () => ({ own: 'hillcrest', policies: [...shelf] }) },
    { route: contract.comparePolicies, answer: () => ({ state: 'ready', comparison }) },
    {
      route: contract.setBindingMode,
      answer: ({ params, body }) => ({
        id: params.id,
        control: 'mail.send-hours',
        summary: { en: 'Holds mail.' },
        mode: body.mode,
      }),
    },
    {
      route: contract.listActions,
      answer: () => ({
        actions: Object.entries(vocabulary.actions).map(([name, action]) => ({ name, ...action, clauses: 1 })),
        roles: vocabulary.roles.staff,
        mayAskAs: who() === 'okafor',
      }),
    },
    {
      route: contract.mayI,
      answer: () => ({
        hypothetical: true,
        effect: 'hold',
        reason: decision.reason,
        clauses: [sendHours],
        obligations: decision.obligations,
        lifted: [],
        recipients: [],
        next: [{ kind: 'send', people: [], until: '2026-06-08T06:30:00Z' }],
        at: '2026-06-06T19:00:00Z',
      }),
    },
    {
      route: contract.listLedger,
      answer: () => ({ entries, next: null, kinds: ['mail.held', 'mail.released', 'session.opened'] }),
    },
    { route: contract.getCheckpoint, answer: () => checkpoint },
    { route: contract.getProof, answer: () => proof },
    {
      route: contract.getMe,
      answer: () => ({
        id: who() ?? '',
        name: 'x',
        roles: [],
        addresses: [{ address: `${who()}@school.example`, kind: 'official' }],
      }),
    },
    {
      route: contract.listDemoPeople,
      answer: () => ({
        schools: [
          {
            slug: 'hillcrest',
            name: 'Hillcrest High School',
            people: Object.values(people).map((one) => ({ ...one, roles: [...one.roles] })),
          },
        ],
      }),
    },
  ]
  function enter(now: Who | null) {
    become(now)
    return sessionOf(now)
  }
}

class Refusal {
  readonly answered: Answered
  constructor(answered: Answered) {
    this.answered = answered
  }
}

/** An answer of the contract's `problem`. */
export function refusal(
  status: number,
  code: string,
  more: { message?: string; member?: string; nearest?: string } = {},
): Answered {
  return { status, body: { error: { code, message: 'refused', ...more } } }
}

function refuse(status: number, code: string): Refusal {
  return new Refusal(refusal(status, code))
}

function answerRoute(pairs: readonly Pair[], method: string, path: string, body: unknown): Answered {
  for (const { route, answer } of pairs) {
    const match = new RegExp(`^${route.url.replace(/:([a-zA-Z]+)/g, '(?<$1>[^/]+)')}$`).exec(path)
    if (route.method !== method || !match) continue
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
    const read = route.body?.parse(body)
    const reply = answer({ params, body: (read ?? {}) as Given['body'] })
    if (reply instanceof Refusal) return reply.answered
    return reply === undefined ? refusal(404, 'http.not-found') : { status: 200, body: route.reply.parse(reply) }
  }
  return refusal(404, 'http.no-route')
}

function isWho(value: unknown): value is Who {
  return typeof value === 'string' && value in people
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : undefined
}

function sendFile(response: ServerResponse, dist: string, path: string) {
  // Ids hold points (`mail.submit`), so an ending makes no file: only what stands in the build does.
  const wanted = path !== '/' && existsSync(join(dist, normalize(path))) ? normalize(path) : '/index.html'
  try {
    const bytes = readFileSync(join(dist, wanted))
    response
      .writeHead(200, {
        'content-type': TYPES[extname(wanted)] ?? 'application/octet-stream',
        'content-security-policy': CSP,
      })
      .end(bytes)
  } catch {
    response.writeHead(404).end()
  }
}
