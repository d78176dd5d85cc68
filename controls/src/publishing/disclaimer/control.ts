import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Act = 'page.publish' | 'social.post'

type Settings = Response & { readonly from?: readonly Who[]; readonly accounts?: readonly string[] }

/** A blog says whose opinions it holds, so that nobody takes them for the school's. */
export const publishingDisclaimer = defineControl<Act, Settings>({
  id: 'publishing.disclaimer',
  summary: { en: 'Answers blogs and posts that do not say that their opinions are the author’s own.' },
  actions: ['page.publish', 'social.post'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Whose blogs and posts.' },
      accounts: {
        type: 'array',
        items: { type: 'string', enum: ['school', 'personal'] },
        description: 'Posts from which accounts; blogs only when left out.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { properties } = request.resource
    if (!actedBy({ request, school }, settings.from)) return notApplicable
    const isBound =
      'channel' in properties
        ? properties.channel === 'blog'
        : 'account' in properties && (settings.accounts ?? []).includes(properties.account)
    if (!isBound || properties.disclaimer === true) return notApplicable
    return properties.disclaimer === false
      ? respond({ key: 'publishing.disclaimer.missing' }, settings.outcome ?? 'second-look', settings)
      : respond({ key: 'publishing.disclaimer.unsaid' }, 'advise', settings)
  },
  whenUnsure: () => notApplicable,
})
