import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[] }

/** Sending work out and collecting it is what the school's mail between staff and pupils is for. */
export const pupilResources = defineControl<'mail.submit', Settings>({
  id: 'mail.pupil-resources',
  summary: { en: 'Allows staff to write to pupils at their school addresses.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Who may.' } },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    const pupils = addressed({ request, school }, ['pupil']).filter(({ external }) => !external)
    return pupils.length > 0
      ? permit({ key: 'mail.pupil-resources.allowed' }, { recipients: keysOf(pupils) })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
