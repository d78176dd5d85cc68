/** Ids of things that belong to one school. */
export type Ids = {
  readonly slug: string
  readonly ledgerEntry: string
  readonly person: string
  readonly point: string
  readonly message: string
  readonly device: string
  /** An envelope that waits to be delivered. */
  readonly queued: string
}

/** What a route is called with, and who may. Written by hand, so that a change of access is made twice or found. */
export type Row = {
  readonly lets: readonly string[]
  readonly call: (ids: Ids) => { readonly params?: Readonly<Record<string, string>>; readonly body?: object }
  /** True when its address names something of one school: called with the other school's id it is not found. */
  readonly belongs?: true
  /** Of those let in, who finds something there; the others are told that there is nothing. */
  readonly finds?: readonly string[]
  /** Of those let in, whom the handler refuses: they may see the thing and not do this to it. */
  readonly refuses?: readonly string[]
}

const staff = ['ahmed', 'office', 'brennan', 'okafor', 'finch', 'dsl']
const signedIn = [...staff, 'mia', 'lloyd', 'governor']
const everybody = [...signedIn, 'nobody', 'point']
const known = [...signedIn, 'point']
const policyReaders = [...staff, 'governor']
const governing = ['okafor', 'finch']
const ledgerReaders = ['okafor', 'finch', 'brennan', 'dsl', 'governor']

const nothing = () => ({})
const phone = {
  action: { name: 'device.use-mail' },
  resource: { type: 'device', properties: { kind: 'phone', owner: 'school', passcode: 'set' } },
}
const asked = (ids: Ids) => ({ params: { school: ids.slug }, body: phone })
const message = (ids: Ids) => ({ params: { id: ids.message } })

/** One row for each route. */
export const rows: Readonly<Record<string, Row>> = {
  'GET /healthz': { lets: everybody, call: nothing },
  'GET /api/health': { lets: everybody, call: nothing },
  'GET /api/openapi.json': { lets: everybody, call: nothing },
  'GET /api/session': { lets: everybody, call: nothing },
  'POST /api/session': { lets: everybody, call: () => ({ body: { login: 'ahmed', password: 'wrong' } }) },
  'POST /api/session/demo': { lets: everybody, call: () => ({ body: { person: 'ahmed' } }) },
  'DELETE /api/session': { lets: everybody, call: nothing },
  'POST /api/session/school': {
    lets: signedIn,
    call: ({ slug }) => ({ body: { school: slug } }),
    finds: [],
  },
  'GET /api/people/demo': { lets: everybody, call: nothing },
  'GET /api/people/me': { lets: signedIn, call: nothing },
  'PUT /api/people/me/password': {
    lets: signedIn,
    call: () => ({ body: { password: 'wrong', newPassword: 'long enough to be one' } }),
  },
  'POST /api/people/me/totp': { lets: signedIn, call: () => ({ body: { password: 'wrong' } }) },
  'PUT /api/people/me/totp': { lets: signedIn, call: () => ({ body: { totp: '123456' } }) },
  'GET /api/people/me/device-passwords': { lets: signedIn, call: nothing },
  'POST /api/people/me/device-passwords': {
    lets: signedIn,
    call: () => ({ body: { label: 'phone', password: 'wrong' } }),
  },
  'DELETE /api/people/me/device-passwords/:id': {
    lets: signedIn,
    call: ({ device }) => ({ params: { id: device } }),
    belongs: true,
  },
  'POST /api/people/:id/unlock': { lets: governing, call: ({ person }) => ({ params: { id: person } }), belongs: true },
  'GET /api/decisions/points': { lets: governing, call: nothing },
  'POST /api/decisions/points': {
    lets: governing,
    call: () => ({ body: { name: 'gate', actions: ['device.use-mail'] } }),
  },
  'DELETE /api/decisions/points/:id': {
    lets: governing,
    call: ({ point }) => ({ params: { id: point } }),
    belongs: true,
  },
  'GET /api/home': { lets: signedIn, call: nothing },
  'GET /api/policy': { lets: policyReaders, call: nothing },
  'GET /api/policy/clauses/:id': { lets: policyReaders, call: () => ({ params: { id: '3.2.staff.5' } }) },
  'GET /api/policy/clauses/:id/examples': { lets: policyReaders, call: () => ({ params: { id: '3.2.staff.5' } }) },
  'GET /api/policy/clauses/:id/decisions/:decision': {
    lets: policyReaders,
    call: () => ({ params: { id: '3.2.staff.5', decision: '019a0000-0000-7000-8000-000000000000' } }),
    finds: [],
  },
  'GET /api/policy/check': { lets: policyReaders, call: nothing },
  'GET /api/policy/shelf': { lets: policyReaders, call: nothing },
  'GET /api/policy/compare/:a/:b': {
    lets: policyReaders,
    call: () => ({ params: { a: 'all-saints', b: 'crowlees' } }),
  },
  'PUT /api/policy/bindings/:id/mode': {
    lets: governing,
    call: () => ({ params: { id: 'staff-weekends' }, body: { mode: 'enforce', reason: 'matrix' } }),
  },
  'GET /api/may-i/actions': { lets: signedIn, call: nothing },
  'POST /api/may-i': {
    lets: signedIn,
    call: () => ({ body: { action: 'device.use-mail', properties: phone.resource.properties } }),
  },
  'POST /api/may-i/every-policy': {
    lets: policyReaders,
    call: () => ({ body: { action: 'device.use-mail', properties: phone.resource.properties } }),
  },
  'GET /api/mail/held': { lets: signedIn, call: nothing },
  'GET /api/mail/held/:id': { lets: signedIn, call: message, belongs: true, finds: ['ahmed', 'brennan'] },
  'POST /api/mail/held/:id/act': {
    lets: signedIn,
    call: (ids) => ({ ...message(ids), body: { outcome: 'release', reason: 'matrix' } }),
    belongs: true,
    refuses: ['ahmed'],
  },
  'POST /api/mail/held/:id/reveal': {
    lets: signedIn,
    call: (ids) => ({ ...message(ids), body: { reason: 'matrix' } }),
    belongs: true,
  },
  'GET /api/mail/health': { lets: governing, call: nothing },
  'GET /api/mail/measurement': { lets: policyReaders, call: nothing },
  'POST /api/mail/messages/:id/take-back': {
    lets: signedIn,
    call: (ids) => ({ ...message(ids), body: {} }),
    belongs: true,
  },
  'GET /api/mail/undo': { lets: signedIn, call: nothing },
  'PUT /api/mail/undo': { lets: signedIn, call: () => ({ body: { seconds: 0 } }) },
  'POST /api/mail/held/batch': {
    lets: signedIn,
    call: ({ message: id }) => ({ body: { ids: [id], outcome: 'release', reason: 'matrix' } }),
  },
  'POST /api/mail/held/undo': { lets: signedIn, call: ({ message: id }) => ({ body: { ids: [id] } }) },
  'POST /api/mail/messages/:id/false-alarm': {
    lets: signedIn,
    call: (ids) => ({ ...message(ids), body: {} }),
    belongs: true,
    finds: [],
  },
  'POST /api/mail/own': { lets: signedIn, call: () => ({ body: {} }) },
  // Whatever somebody is to a message or to the school: its text is its own people's.
  'GET /api/mail/own/:id': { lets: signedIn, call: message, belongs: true, finds: ['ahmed'] },
  'POST /api/mail/mine': { lets: signedIn, call: () => ({ body: {} }) },
  'GET /api/mail/messages/:id': { lets: signedIn, call: message, belongs: true, finds: ['ahmed', 'brennan'] },
  'POST /api/mail/messages/:id/report': {
    lets: signedIn,
    call: (ids) => ({ ...message(ids), body: {} }),
    belongs: true,
  },
  'POST /api/mail/messages/:id/return': {
    lets: signedIn,
    call: (ids) => ({ ...message(ids), body: { ask: 'no.such-text' } }),
    belongs: true,
    finds: [],
  },
  'POST /api/mail/messages/:id/contact': {
    lets: signedIn,
    call: (ids) => ({ ...message(ids), body: { agreed: true } }),
    belongs: true,
    finds: [],
  },
  'GET /api/mail/received': { lets: signedIn, call: nothing },
  'GET /api/mail/agreed': { lets: signedIn, call: nothing },
  'DELETE /api/mail/contacts/:id': {
    lets: signedIn,
    call: ({ person }) => ({ params: { id: person } }),
    belongs: true,
    finds: [],
  },
  'DELETE /api/mail/authorisations/:id': {
    lets: signedIn,
    call: ({ person }) => ({ params: { id: `${person}.00` } }),
    belongs: true,
    finds: [],
  },
  'GET /api/mail/queue': { lets: governing, call: nothing },
  'GET /api/mail/queue/envelopes': { lets: governing, call: nothing },
  'GET /api/mail/queue/envelopes/:id': {
    lets: governing,
    call: ({ queued }) => ({ params: { id: queued } }),
    belongs: true,
  },
  'POST /api/mail/queue/envelopes/:id/reveal': {
    lets: governing,
    call: ({ queued }) => ({ params: { id: queued }, body: { reason: 'matrix' } }),
    belongs: true,
  },
  'POST /api/mail/queue/act': {
    lets: governing,
    call: () => ({ body: { destination: 'smart-host', act: 'retry' } }),
  },
  'POST /api/mail/queue/envelopes/:id/act': {
    lets: governing,
    call: ({ queued }) => ({ params: { id: queued }, body: { act: 'retry' } }),
    belongs: true,
  },
  'GET /n/:token': { lets: everybody, call: () => ({ params: { token: 'no-such-token' } }) },
  'GET /f/:token': { lets: everybody, call: () => ({ params: { token: 'x' } }) },
  'POST /f/:token/open': { lets: everybody, call: () => ({ params: { token: 'x' } }) },
  'POST /f/:token/code': {
    lets: everybody,
    call: () => ({ params: { token: 'x' }, body: { address: 'a@b.example' } }),
  },
  'POST /f/:token/file': {
    lets: everybody,
    call: () => ({ params: { token: 'x' }, body: { address: 'a@b.example', code: '1' } }),
  },
  'POST /n/:token': {
    lets: everybody,
    call: () => ({ params: { token: 'no-such-token' }, body: { outcome: 'confirm' } }),
  },
  'GET /api/ledger': { lets: ledgerReaders, call: nothing },
  'GET /api/ledger/checkpoint': { lets: ledgerReaders, call: nothing },
  'GET /api/ledger/entries/:id/proof': {
    lets: ledgerReaders,
    call: ({ ledgerEntry }) => ({ params: { id: ledgerEntry } }),
    belongs: true,
  },
  'GET /t/:school/.well-known/authzen-configuration': {
    lets: everybody,
    call: ({ slug }) => ({ params: { school: slug } }),
  },
  'GET /.well-known/authzen-configuration/t/:school': {
    lets: everybody,
    call: ({ slug }) => ({ params: { school: slug } }),
  },
  'POST /t/:school/access/v1/evaluation': { lets: known, call: asked, belongs: true },
  'POST /t/:school/access/v1/evaluations': { lets: known, call: asked, belongs: true },
}
