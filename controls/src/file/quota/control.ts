import { advise, defineControl, notApplicable, type Properties } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly to?: readonly Properties['file.store']['to'][]
  readonly share: number
}

/** Space is shared: whoever has used most of theirs is told so as they store more. */
export const fileQuota = defineControl<'file.store', Settings>({
  id: 'file.quota',
  summary: { en: 'Tells whoever has nearly used up their storage so, as they store more.' },
  actions: ['file.store'],
  needs: ['storage.used-share'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose storage.' },
      to: {
        type: 'array',
        items: { type: 'string', enum: ['school-network', 'shared-area', 'personal-area', 'school-cloud'] },
        description: 'Which places; all when left out.',
      },
      share: { type: 'number', minimum: 0, maximum: 1, description: 'The share of the quota from which it is said.' },
    },
    required: ['share'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && (settings.to?.includes(request.resource.properties.to) ?? true),
  evaluate: ({ facts, settings: { share } }) =>
    (facts['storage.used-share'] ?? 0) >= share ? advise({ key: 'file.quota.nearly' }) : notApplicable,
  whenUnsure: () => notApplicable,
})
