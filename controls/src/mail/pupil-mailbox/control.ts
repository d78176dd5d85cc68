import { defineControl, deny, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly fromYear: number }

/** From which year a child has a mailbox. Reception is year 0; of a child whose year is unknown nothing is said. */
export const pupilMailbox = defineControl<'mail.submit' | 'account.log-on', Settings>({
  id: 'mail.pupil-mailbox',
  summary: { en: 'Lets pupils use a mailbox from the year the school gives it to them.' },
  actions: ['mail.submit', 'account.log-on'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mailboxes; pupils’ when left out.' },
      fromYear: {
        type: 'integer',
        minimum: 0,
        maximum: 13,
        description: 'The first year that has one; reception is 0.',
      },
    },
    required: ['fromYear'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { properties } = request.resource
    const isMail = !('owner' in properties) || properties.system === 'mail'
    const { yearGroup } = request.subject.properties
    if (!isMail || yearGroup === undefined || !sentBy({ request, school }, settings.from ?? ['pupil']))
      return notApplicable
    return yearGroup < settings.fromYear
      ? deny({ key: 'mail.pupil-mailbox.too-young' })
      : permit({ key: 'mail.pupil-mailbox.given' })
  },
  whenUnsure: () => notApplicable,
})
