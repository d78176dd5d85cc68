import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineControl } from '../control.ts'
import { compilePolicy } from '../decide/compile.ts'
import { controlsOf, message, policyOf } from '../decide/test-cast.ts'
import { advise, deny, type Finding, hold, notApplicable } from '../finding.ts'
import type { DecisionRequest } from '../request.ts'
import { explainToReviewer } from './explain.ts'
import { roleLabels, sayInstant, sayList, sayReleaser } from './labels.ts'
import { fill } from './sentences.ts'
import { productTexts } from './texts.ts'

const says = defineControl<'mail.submit', { finding: Finding }>({
  id: 'mail.says',
  summary: { en: 'Finds what it is told.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {},
  evaluate: ({ settings }) => settings.finding,
  whenUnsure: () => notApplicable,
})
const texts = {
  words: { en: 'Some words may hurt: {words}.', cy: 'Gall rhai geiriau frifo: {words}.' },
  blank: { en: 'It has no subject line.' },
  'blank.now': { en: 'Give it a subject line.' },
}

function reason(findings: readonly Finding[], request: DecisionRequest = message()) {
  const bindings = findings.map((finding, i) => ({ id: `c${i}`, control: 'mail.says', settings: { finding } }))
  return compilePolicy(policyOf(bindings), controlsOf(says), { texts }).decide(request, {}).context.reason
}

test('a person stopped is told what happened, which clause, and what now', () => {
  const found = hold({ key: 'words', params: { words: ['idiot', 'fool'] } }, { onDeadline: 'escalate' })
  assert.deepEqual(reason([found]), {
    en:
      'Held for your line manager: some words may hurt: idiot and fool. Test Policy, c0: “What test.c0 says.” ' +
      'Your line manager will decide by Friday 20 November 10:15; without an answer a senior leader will be asked.',
    cy:
      'Wedi’i ddal ar gyfer eich rheolwr llinell: gall rhai geiriau frifo: idiot a fool. Test Policy, c0: “What test.c0 says.” ' +
      'Bydd eich rheolwr llinell yn penderfynu erbyn dydd Gwener 20 Tachwedd 10:15; heb ateb gofynnir i uwch arweinydd.',
  })
})

test('a control’s own advice on what to do goes before the choice to confirm', () => {
  const { en, cy } = reason([hold({ key: 'blank' }, { releasers: ['sender'] })])
  assert.equal(
    en,
    'Not sent yet: it has no subject line. Test Policy, c0: “What test.c0 says.” Give it a subject line; if it is right as it stands, confirm it.',
  )
  assert.match(cy ?? '', /^Heb ei anfon eto: it has no subject line\./)
})

test('every reason for being stopped is said, advice and silence are not', () => {
  const { en } = reason([
    advise({ key: 'tone' }),
    hold({ key: 'blank' }, { releasers: ['sender'] }),
    hold({ key: 'words', params: { words: 'fool' } }, {}),
    hold({ key: 'quiet' }, { releasers: ['role:dsl'] }, { silent: true }),
  ])
  assert.match(
    en,
    /^Held for your line manager: it has no subject line; some words may hurt: fool\. Test Policy, c1, with c2: .* Give/,
  )
  assert.doesNotMatch(en, /c0|c3|safeguarding/)
})

test('what would have stopped it and why it did not is said where nothing else is to say', () => {
  const found = [hold({ key: 'blank' }, { releasers: ['sender'] })]
  assert.equal(
    reason(found, message({ confirmed: true })).en,
    'This may go: it has been read again and confirmed. Test Policy, c0, is set aside: “What test.c0 says.” There is nothing you need to do.',
  )
  const toDsl = message({ to: [{ address: 'dsl@school.example', roles: ['dsl'] }] })
  assert.match(reason(found, toDsl).en, /^This may go: mail with these people never waits\. /)
})

test('a reviewer is told what the sender is not', () => {
  const finding = hold({ key: 'words', params: { words: 'secret' } }, { releasers: ['role:dsl'] }, { silent: true })
  const policy = compilePolicy(
    policyOf([{ id: 'c0', control: 'mail.says', settings: { finding } }]),
    controlsOf(says),
    { texts },
  )
  const decision = policy.decide(message(), {})
  assert.match(decision.context.reason.en, /^Nothing in the policy stands in the way\./)
  const asked = { action: 'mail.submit', time: Temporal.Instant.from('2026-11-18T10:15:00Z') } as const
  const { en } = explainToReviewer(policy, asked, decision)
  assert.match(en, /^Held for the designated safeguarding lead: some words may hurt: secret\./)
  const open = compilePolicy(
    policyOf([{ id: 'c0', control: 'mail.says', settings: { finding: hold({ key: 'blank' }, {}) } }]),
    controlsOf(says),
    { texts },
  )
  assert.match(
    explainToReviewer(open, asked, open.decide(message(), {})).en,
    /^Held for the sender’s line manager: .* The sender’s line manager will decide by/,
  )
})

test('where recipients fare differently both outcomes are said', () => {
  const to = [
    { address: 'mia@school.example', roles: ['pupil' as const] },
    { address: 'jones@school.example', roles: ['teacher' as const] },
  ]
  const findings = [
    deny({ key: 'words', params: { words: 'fool' } }, { recipients: ['mia@school.example'] }),
    hold({ key: 'blank' }, { releasers: ['role:office'] }),
  ]
  assert.match(
    reason(findings, message({ to })).en,
    /^Not sent to 1 of 2 recipients; held for the school office, as to 1 of 2 recipients: /,
  )
})

test('a reason without a text has a sane sentence, and an allowed act says so', () => {
  assert.match(
    reason([deny({ key: 'no.text' })]).en,
    /^Not sent: a rule of the policy asks for it\. .* Change it and send it again/,
  )
  assert.equal(
    reason([]).en,
    'Nothing in the policy stands in the way. No clause of Test Policy is against it. There is nothing you need to do.',
  )
})

test('a pack’s words go over a control’s, and a control’s over the product’s', () => {
  const version = policyOf([{ id: 'c0', control: 'mail.says', settings: { finding: deny({ key: 'blank' }) } }])
  const own = { ...version, texts: { blank: { en: 'Please name it.' } } }
  const policy = compilePolicy(own, controlsOf(says), {
    texts: { ...texts, 'outcome.deny-submit': { en: 'Stopped.' } },
  })
  assert.match(policy.decide(message(), {}).context.reason.en, /^Stopped: please name it\./)
})

test('both languages have every product sentence, with the same parameters', () => {
  const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  for (const [key, { en, cy }] of Object.entries(productTexts)) {
    assert.ok(cy.length > 0 && en.length > 0, key)
    assert.deepEqual(parameters(cy), parameters(en), key)
  }
})

test('A word of the vocabulary is said by its name, a school’s own word and a file’s name as they are', () => {
  const kinds = ['personal-files', 'screensaver', 'personal-data']
  assert.equal(fill('{kinds}', { kinds }, 'en'), 'personal files, screensaver and personal data')
  assert.equal(fill('{details}', { details: ['home-address'] }, 'cy'), 'cyfeiriad cartref')
  const both = { details: ['home-address', 'pupil-name'] }
  assert.equal(fill('{details}', both, 'cy'), 'cyfeiriad cartref ac enw disgybl')
  assert.equal(fill('{until}', { until: '2026-11-18' }, 'cy'), '18 Tachwedd 2026')
  assert.equal(fill('{class} {files}', { class: 'gross', files: ['adult'] }, 'en'), 'gross adult')
})

test('labels, lists and instants', () => {
  assert.equal(sayReleaser('role:headteacher', 'en'), 'the headteacher')
  assert.equal(sayReleaser('nominee-of:headteacher', 'en'), 'whoever the headteacher has named')
  assert.equal(sayReleaser('person:7f3a', 'en'), 'a named person')
  assert.deepEqual(
    [[], ['a'], ['a', 'b', 'c']].map((l) => sayList(l, 'en')),
    ['', 'a', 'a, b and c'],
  )
  assert.equal(fill('{a} {b}', { a: '{b}' }, 'en'), '{b} {b}')
  assert.ok(Object.values(roleLabels).every(({ en, cy }) => en && cy))
  const [now, then] = ['2026-11-18T10:15:00Z', '2027-06-09T06:30:00Z'].map((i) => Temporal.Instant.from(i))
  assert.ok(now && then)
  const how = { timeZone: 'Europe/London', now } as const
  assert.equal(sayInstant(then, { ...how, language: 'en' }), 'Wednesday 9 June 2027 07:30')
  assert.equal(sayInstant(then, { ...how, language: 'cy' }), 'dydd Mercher 9 Mehefin 2027 07:30')
})
