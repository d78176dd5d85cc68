import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Settings = Response & { readonly from?: readonly Who[]; readonly kinds: readonly string[] }

/** Messages to everybody inform and remind. What nobody says the purpose of is asked about with a word, no more. */
export const broadcastPurpose = defineControl<'broadcast.send', Settings>({
  id: 'messaging.broadcast-purpose',
  summary: { en: 'Answers messages to many that serve other purposes than the school names.' },
  actions: ['broadcast.send'],
  needs: [],
  reads: ['content.advertising'],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who sends them.' },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: ['information', 'reminder', 'emergency', 'advertising'] },
        description: 'What they are for.',
      },
      ...actSettings,
    },
    required: ['kinds'],
    additionalProperties: false,
  },
  evaluate({ request, facts, settings, school }) {
    const { kind } = request.resource.properties
    const { from, kinds, outcome = 'second-look' } = settings
    if (!actedBy({ request, school }, from)) return notApplicable
    if (kind === undefined && facts['content.advertising'] !== true)
      return respond({ key: 'messaging.broadcast-purpose.unsaid' }, 'advise', settings)
    return kinds.includes(kind ?? 'advertising')
      ? notApplicable
      : respond({ key: 'messaging.broadcast-purpose.other' }, outcome, settings)
  },
  whenUnsure: () => notApplicable,
})
