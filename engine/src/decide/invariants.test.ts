import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { severityOf } from '../finding.ts'
import { bothAnswers, policyFor } from '../reference/test-agreement.ts'
import { question } from '../reference/test-questions.ts'
import { safeRoles } from './lift.ts'

const runs = { numRuns: 400, seed: 20261120 }

test('the decision is true exactly when the effect is permit, which is that of the worst-off recipient', () => {
  fc.assert(
    fc.property(question, ({ version, request, facts }) => {
      const { decision, context } = policyFor(version).decide(request, facts)
      assert.equal(decision, context.effect === 'permit')
      if (context.recipients.length === 0) return
      const worst = Math.max(...context.recipients.map((r) => severityOf(r.effect)))
      assert.equal(worst, severityOf(context.effect))
    }),
    runs,
  )
})

test('the order of a pack’s bindings changes no answer', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const turned = { ...asked, version: { ...asked.version, bindings: [...asked.version.bindings].reverse() } }
      assert.deepEqual(bothAnswers(turned).engine, bothAnswers(asked).engine)
    }),
    runs,
  )
})

test('a binding that watches changes nothing but the list of what is watched', () => {
  fc.assert(
    fc.property(question, fc.nat(), ({ version, request, facts }, pick) => {
      const chosen = version.bindings[pick % version.bindings.length]
      const others = version.bindings
        .filter((b) => b !== chosen)
        .map((b) => ({ ...b, lifts: b.lifts.filter((l) => l !== chosen?.id) }))
      const watching = chosen ? [...others, { ...chosen, mode: 'watch' as const }] : others
      const [without, beside] = [others, watching].map((bindings) => {
        const { watched: _, ...rest } = bothAnswers({ version: { ...version, bindings }, request, facts }).engine
        return rest
      })
      assert.deepEqual(beside, without)
    }),
    runs,
  )
})

test('what is held has a hold for everyone it is held for, and every obligation says which clauses ask for it', () => {
  fc.assert(
    fc.property(question, ({ version, request, facts }) => {
      const { context } = policyFor(version).decide(request, facts)
      const holds = context.obligations.filter((o) => o.do === 'mail.hold' || o.do === 'hold')
      const held = context.recipients.filter((r) => r.effect === 'hold').map((r) => r.address)
      for (const address of held)
        assert.ok(
          holds.some((h) => h.recipients?.includes(address) ?? true),
          address,
        )
      if (context.recipients.length === 0) assert.equal(holds.length > 0, context.effect === 'hold')
      const cited = new Set(context.citations.map((c) => c.clause))
      for (const o of context.obligations) {
        assert.ok(o.cites && o.cites.length > 0)
        for (const clause of o.cites) assert.ok(cited.has(clause), clause)
      }
    }),
    runs,
  )
})

test('the safe lane carries everything that is not absolute', () => {
  fc.assert(
    fc.property(question, fc.constantFrom(...safeRoles), ({ version, request, facts }, role) => {
      const subject = { ...request.subject, properties: { roles: [role] } }
      const { findings, decision } = policyFor(version).judge({ ...request, subject }, facts)
      if (!request.action.name.match(/^mail\.(submit|receive)$/) || decision.decision) return
      const absolute = version.bindings
        .flatMap((b) => Object.values(b.settings))
        .some((s) => JSON.stringify(s).includes('"absolute":true'))
      assert.ok(absolute, JSON.stringify(findings))
    }),
    runs,
  )
})

test('what is told names nothing silent, and the reason is the one told', () => {
  fc.assert(
    fc.property(question, ({ version, request, facts }) => {
      const { decision, told } = policyFor(version).judge(request, facts)
      assert.doesNotMatch(JSON.stringify(told), /"silent":true/)
      assert.equal(decision.context.reason.en, told.context.reason.en)
      assert.ok(
        severityOf(told.context.effect) <= severityOf(decision.context.effect) || told.context.effect === 'deny',
      )
    }),
    runs,
  )
})
