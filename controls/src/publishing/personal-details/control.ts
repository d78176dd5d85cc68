import { type DecisionRequest, defineControl, type Facts, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Outcome, type Response, respond } from '../../response.ts'
import { isPublished, type PublishAct, type Published, publishedSettings } from '../published.ts'

type Detail = 'home-address' | 'personal-phone' | 'personal-email' | 'pupil-name' | 'staff-name'

type Settings = Response &
  Published & {
    readonly from?: readonly Who[]
    readonly details?: readonly Detail[]
    readonly contact?: boolean
    readonly found?: Outcome | 'nothing'
  }

const everyDetail: readonly Detail[] = ['home-address', 'personal-phone', 'personal-email', 'pupil-name', 'staff-name']

/**
 * What is published stays published: home addresses, private numbers and names are kept off the school's pages, and its
 * contact details are the school's own. What only a detector has read in the words a person judges.
 */
export const personalDetails = defineControl<PublishAct, Settings>({
  id: 'publishing.personal-details',
  summary: { en: 'Answers pages and pictures that give personal details away or a private person’s contact details.' },
  actions: ['page.publish', 'image.publish'],
  needs: [],
  reads: ['content.personal-contact', 'content.personal-data'],
  settings: {
    type: 'object',
    properties: {
      ...publishedSettings,
      from: { ...whoSetting, description: 'Who publishes.' },
      details: {
        type: 'array',
        items: { type: 'string', enum: everyDetail },
        description: 'Which details of a person; none when left out.',
      },
      contact: {
        type: 'boolean',
        description: 'Whether contact details must be the school’s; not asked when left out.',
      },
      found: {
        ...actSettings.outcome,
        enum: [...actSettings.outcome.enum, 'nothing'],
        description:
          'What happens where only a detector has found such a detail in the text; a person releases it when left out.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    isPublished(request, settings) && actedBy({ request, school }, settings.from),
  evaluate({ request, facts, settings }) {
    const { details = [], contact = false, outcome = 'deny', found = 'release' } = settings
    const given = declared(request, details)
    if (given.length > 0)
      return respond({ key: 'publishing.personal-details.given', params: { details: given } }, outcome, settings)
    if (contact && contactOf(request) === 'personal')
      return respond({ key: 'publishing.personal-details.contact' }, outcome, settings)
    if (found === 'nothing' || request.action.name !== 'page.publish' || !isFound(facts, details)) return notApplicable
    return respond({ key: 'publishing.personal-details.found' }, found, settings)
  },
  whenUnsure: () => notApplicable,
})

/** A picture says only that it carries personal details, not which: any that the school names may be among them. */
function declared(
  { resource: { properties } }: DecisionRequest<PublishAct>,
  details: readonly Detail[],
): readonly string[] {
  const { personalDetails } = properties
  if (personalDetails === true) return details
  return Array.isArray(personalDetails) ? details.filter((one) => personalDetails.includes(one)) : []
}

function contactOf({ resource: { properties } }: DecisionRequest<PublishAct>): string | undefined {
  return 'contact' in properties ? properties.contact : undefined
}

function isFound(facts: Facts, details: readonly Detail[]): boolean {
  const inText = (facts['content.personal-contact'] ?? []).map((one) =>
    one === 'personal-mobile' ? 'personal-phone' : one,
  )
  if (details.some((one) => inText.some((other) => other === one))) return true
  return details.includes('pupil-name') && (facts['content.personal-data'] ?? []).length > 0
}
