import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MailRequest } from '@beadle/engine'
import { openModulesOfSchool } from '../../test/journeys/open-school.ts'

const late = '2026-11-21T23:00:00Z'
const worry = 'Please help. He hits me and calls me a stupid bitch!!! Ring me on 07700 900123, not my dad.'

test('what a child writes to staff is never held, however staff are addressed', async (t) => {
  const { decisions, schoolId } = await openModulesOfSchool(t, { at: late })
  const effectOf = async (from: string, to: string) => {
    const request: MailRequest = {
      subject: { type: 'person', id: from, properties: { roles: [] } },
      action: { name: 'mail.submit' },
      resource: {
        type: 'message',
        properties: { from: `${from}@school.example`, to: [{ address: to }], subjectLine: '', text: worry },
      },
      context: { time: late },
    }
    const { decision } = await decisions.decideMail(schoolId, { request, facts: { 'mail.malware': null } })
    return decision.context.effect
  }
  for (const to of ['ahmed', 'Ahmed+9A', '"ahmed"', 'all-staff', 'teachers', 'non-teaching', 'worries'])
    assert.equal(await effectOf('mia', `${to}@school.example`), 'permit', to)
  for (const to of ['form-9a@school.example', '"form-9a"@school.example', 'friend@elsewhere.example'])
    assert.notEqual(await effectOf('mia', to), 'permit', to)
  assert.notEqual(await effectOf('ahmed', 'worries@school.example'), 'permit', 'the lane is the child’s')
})
