import { defineControl, notApplicable, type Properties } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Mark = NonNullable<Properties['mail.submit']['marked']>

type Settings = Response & {
  readonly sparedMarks?: readonly Mark[]
  readonly from?: readonly Audience[]
  readonly share?: number
  readonly whileTeaching?: boolean
}

/**
 * Private mail keeps to its share of a person's use and out of lessons. Whose content it is stays unread: no person is asked
 * to release it, only the sender thinks again or does without.
 */
export const personalExcess = defineControl<'mail.submit', Settings>({
  id: 'mail.personal-excess',
  summary: { en: 'Refuses personal mail beyond the share of use a school allows, or while its sender is teaching.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['usage.personal-share', 'work.teaching-now'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      share: {
        type: 'number',
        minimum: 0,
        maximum: 1,
        description: 'Above which share of use personal use is too much.',
      },
      whileTeaching: {
        type: 'boolean',
        default: false,
        description: 'Whether it also waits while the sender teaches.',
      },
      sparedMarks: {
        type: 'array',
        items: { type: 'string', enum: ['personal', 'private-and-confidential', 'protected', 'restricted'] },
        description: 'All mail is bound but what is marked so; when left out, mail marked personal and no other.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, facts, settings } = input
    const { marked } = request.resource.properties
    const { sparedMarks } = settings
    const isBound = sparedMarks ? marked === undefined || !sparedMarks.includes(marked) : marked === 'personal'
    if (!isBound || !sentBy(input, settings.from)) return notApplicable
    const outcome = settings.outcome ?? 'deny'
    const share = facts['usage.personal-share']
    if (settings.share !== undefined && share !== undefined && share > settings.share) {
      const params = { share: Math.round(share * 100), most: Math.round(settings.share * 100) }
      return respond({ key: 'mail.personal-excess.share', params }, outcome, settings)
    }
    return settings.whileTeaching && facts['work.teaching-now']
      ? respond({ key: 'mail.personal-excess.teaching' }, outcome, settings)
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
