import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly accounts?: readonly ('school' | 'personal')[]
  readonly about?: readonly string[]
  readonly pictured?: readonly Who[]
}

/** Private pages say nothing of the school and the people in it, and show none of them. */
export const socialPostsAbout = defineControl<'social.post', Settings>({
  id: 'social.posts-about',
  summary: { en: 'Answers posts from private accounts about the school and its people, or with pictures of them.' },
  actions: ['social.post'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Whose posts.' },
      accounts: {
        type: 'array',
        items: { type: 'string', enum: ['school', 'personal'] },
        description: 'From which accounts; personal ones when left out.',
      },
      about: {
        type: 'array',
        items: { type: 'string', enum: ['school', 'pupils', 'parents', 'staff', 'academy-business'] },
        description: 'About what; nothing when left out.',
      },
      pictured: { ...whoSetting, description: 'Showing whom; nobody when left out.' },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { account, about = [], pictured } = request.resource.properties
    const { from, accounts = ['personal'], outcome = 'deny' } = settings
    if (!accounts.includes(account) || !actedBy({ request, school }, from)) return notApplicable
    if (about.some((one) => settings.about?.includes(one)))
      return respond({ key: 'social.posts-about.named' }, outcome, settings)
    if (settings.pictured && those(pictured, settings.pictured, school).length > 0)
      return respond({ key: 'social.posts-about.pictured' }, outcome, settings)
    return notApplicable
  },
  whenUnsure: () => notApplicable,
})
