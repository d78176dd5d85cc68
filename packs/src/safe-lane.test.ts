import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  type DecisionRequest,
  type Facts,
  isMailRequest,
  type MailRequest,
  type Person,
  type Role,
  safeRoles,
} from '@beadle/engine'
import fc from 'fast-check'
import { openPolicy, type Policy } from './open-policy.ts'
import { product } from './product.ts'

const policies = join(import.meta.dirname, '../../policies')
const packs = readdirSync(policies).filter((name) => existsSync(join(policies, name, 'policy.yaml')))
const runs = { numRuns: process.env.BEADLE_DEPTH === 'full' ? 4000 : 300, seed: 20_261_120 }

type Mail = { readonly request: MailRequest; readonly facts: Facts | undefined }

/** The mail of a pack's own scenarios: whatever some clause of it has something against. */
function mailOf(policy: Policy): Mail[] {
  return policy
    .scenarios()
    .flatMap((one) =>
      one.kind === 'decide' && isMailRequest(one.request) ? [{ request: one.request, facts: one.facts }] : [],
    )
}

/** What nothing sets aside: malware and indecent images. */
function isAbsolute({ request, facts }: Mail): boolean {
  const said = { ...facts, ...request.context.facts }
  const held = (request.resource.properties.attachments ?? []).flatMap(({ contains = [] }) => contains)
  return Boolean(said['mail.malware']) || held.includes('malware') || held.includes('indecent-image')
}

const safe = fc.constantFrom(...safeRoles)
const moment = fc.constantFrom(
  '2026-11-18T10:15:00Z',
  '2026-11-21T23:10:00Z',
  '2026-12-25T07:00:00Z',
  '2026-08-04T13:00:00+01:00',
  '2027-02-09T19:40:00Z',
)
/** Facts against the sender, one and all. */
const against: fc.Arbitrary<Facts> = fc.constantFrom<Facts>(
  {},
  { 'agreement.accepted': false },
  { 'mail.known-sender': false, 'mail.authentication': 'fail' },
  { 'content.abuse': ['abuse.idiot'], 'content.threat': ['threat.harm'], 'content.obscenity': ['obscenity.x'] },
  {
    'content.personal-data': ['medical', 'pupil-list'],
    'content.grooming': ['grooming.secret'],
    'content.chain': true,
  },
  { 'account.withdrawn': { from: '2026-01-01T00:00:00Z', until: null, scope: 'all' } },
)

/** Puts a message into the safe lane: from somebody safe, to somebody safe, or from a pupil to a member of staff. */
function inLane(
  { request }: Mail,
  way: 'from' | 'to' | 'pupil',
  role: Role,
  context: DecisionRequest['context'],
): MailRequest {
  const { resource, subject } = request
  const to = (person: Person): MailRequest['resource'] => {
    const { cc: _, bcc: __, ...properties } = resource.properties
    return { ...resource, properties: { ...properties, to: [person] } }
  }
  if (way === 'from') return { ...request, context, subject: { ...subject, properties: { roles: [role] } } }
  if (way === 'to')
    return { ...request, context, resource: to({ address: 'trusted@elsewhere.example', roles: [role] }) }
  const pupil = { type: 'person', id: 'mia', properties: { roles: ['pupil'], yearGroup: 9 } } as const
  return {
    ...request,
    context,
    subject: pupil,
    resource: to({ person: 'jones', address: 'jones@school.example', roles: ['teacher'] }),
  }
}

for (const name of packs) {
  test(`${name}: nothing but malware and indecent images stops the safe lane`, () => {
    const policy = openPolicy(join(policies, name), product)
    const mail = mailOf(policy).filter((one) => !isAbsolute(one))
    assert.ok(mail.length > 0)
    const question = fc.record({
      mail: fc.constantFrom(...mail),
      way: fc.constantFrom('from' as const, 'to' as const, 'pupil' as const),
      role: safe,
      time: moment,
      against,
    })
    fc.assert(
      fc.property(question, ({ mail: one, way, role, time, against: facts }) => {
        const request = inLane(one, way, role, {
          time,
          facts: { ...one.facts, ...one.request.context.facts, ...facts },
        })
        const { effect, citations, reason } = policy.decide(request).context
        assert.equal(effect, 'permit', `${citations.map(({ clause }) => clause).join(' ')}: ${reason.en}`)
      }),
      runs,
    )
  })
}
