import { advise, defineControl, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[] }

/** Two matters in one message are two answers to wait for. */
export const severalSubjects = defineControl<'mail.submit', Settings>({
  id: 'mail.several-subjects',
  summary: { en: 'Advises the sender to write one message for each subject.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['content.several-subjects'],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whose mail.' } },
    additionalProperties: false,
  },
  evaluate: ({ request, facts, settings, school }) =>
    facts['content.several-subjects'] && sentBy({ request, school }, settings.from)
      ? advise({ key: 'mail.several-subjects.found' })
      : notApplicable,
  whenUnsure: () => notApplicable,
})
