import { defineControl, deny, notApplicable, permit } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, isOfficial, keysOf, sentBy } from '../audience.ts'

type Act = 'send' | 'store'
type Settings = { readonly whose?: readonly Audience[]; readonly acts?: readonly Act[] }

/**
 * A school whose mail is for its own business only. What its people send they do not send; what arrives for them from
 * outside arrives, and the reader can ask with one click that it be sent home next time.
 */
export const personalBanned = defineControl<'mail.submit' | 'mail.receive', Settings>({
  id: 'mail.personal-banned',
  summary: {
    en: 'Refuses personal mail from school accounts and offers a kind answer to personal mail that arrives there.',
  },
  actions: ['mail.submit', 'mail.receive'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      whose: { ...audienceSetting, description: 'Whose accounts.' },
      acts: {
        type: 'array',
        items: { type: 'string', enum: ['send', 'store'] },
        description: 'Sending and passing on, or keeping what arrives; both when left out.',
      },
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings, school } = input
    const { whose, acts = ['send', 'store'] } = settings
    const { marked, from } = request.resource.properties
    if (marked !== 'personal') return notApplicable
    if (request.action.name === 'mail.submit') {
      return acts.includes('send') && isOfficial(from, school) && sentBy(input, whose)
        ? deny({ key: 'mail.personal-banned.sent' })
        : notApplicable
    }
    const bound = acts.includes('store') ? addressed(input, whose).filter(({ official }) => official) : []
    if (bound.length === 0) return notApplicable
    return permit(
      { key: 'mail.personal-banned.arrived' },
      {
        recipients: keysOf(bound),
        obligations: [{ do: 'mail.return', ask: 'mail.personal-banned.write-home', essential: false }],
      },
    )
  },
  whenUnsure: () => notApplicable,
})
