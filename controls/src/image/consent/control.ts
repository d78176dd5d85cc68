import { type DecisionRequest, defineControl, deny, type Finding, notApplicable, type Person } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Outcome, respond } from '../../response.ts'
import { answerFor, askedOf, type ConsentOf, type ConsentState, consentState } from '../consents.ts'

type Act = 'image.capture' | 'image.publish' | 'social.post'

type Settings = {
  readonly from?: readonly Who[]
  readonly actions?: readonly Act[]
  readonly of?: readonly Who[]
  readonly channels?: readonly string[]
  readonly by: readonly ConsentOf[]
  readonly all?: boolean
  readonly neverAsked?: Outcome | 'permit'
}

const acts: readonly Act[] = ['image.capture', 'image.publish', 'social.post']

/**
 * A picture needs the permission of those the school names, for the way it is to be shown. Refused or withdrawn: no. Never
 * asked: it waits for those whose permission it is, or what else the school says. A school that asks only who has opted out
 * lets the rest be taken.
 */
export const imageConsent = defineControl<Act, Settings>({
  id: 'image.consent',
  summary: {
    en: 'Refuses pictures of people whose permission was refused; holds those for which nobody was asked, until it is given.',
  },
  actions: acts,
  needs: [],
  reads: ['consent.capture', 'consent.images'],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who takes or shows the pictures.' },
      actions: {
        type: 'array',
        items: { type: 'string', enum: acts },
        description: 'Which acts: taking, publishing, posting; all of them when left out.',
      },
      of: { ...whoSetting, description: 'Whose pictures.' },
      channels: {
        type: 'array',
        items: { type: 'string' },
        description: 'Which ways of publishing; all of them when left out.',
      },
      by: {
        type: 'array',
        items: { type: 'string', enum: ['parent', 'person'] },
        description: 'Whose permission: a parent’s, that of the person shown.',
      },
      all: { type: 'boolean', description: 'Whether all of them must give it; one is enough when left out.' },
      neverAsked: {
        ...actSettings.outcome,
        enum: [...actSettings.outcome.enum, 'permit'],
        description: 'What happens while nobody was asked: it waits for them when left out.',
      },
    },
    required: ['by'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) => {
    const { actions = acts, from, channels } = settings
    const { name } = request.action
    if (!actions.includes(name) || !actedBy({ request, school }, from)) return false
    const { properties } = request.resource
    return channels === undefined || !('channel' in properties) || channels.includes(properties.channel)
  },
  evaluate({ request, facts, settings, school }) {
    const channel = channelOf(request)
    const { pictured } = request.resource.properties
    const byState = Map.groupBy(
      those(pictured, settings.of, school),
      (person): ConsentState => consentState(answerFor(person, facts, channel), settings),
    )
    if (byState.has('refused')) return deny({ key: 'image.consent.refused' })
    const unasked = byState.get('never-asked') ?? []
    return unasked.length === 0 ? notApplicable : missing(unasked)

    function missing(people: readonly Person[]): Finding | readonly Finding[] {
      const { neverAsked = 'release' } = settings
      if (neverAsked === 'permit') return notApplicable
      return respond({ key: 'image.consent.never-asked' }, neverAsked, {
        releasers: askedOf(people, settings, school),
        deputies: [],
        onDeadline: 'refuse',
      })
    }
  },
  whenUnsure: () => notApplicable,
})

/** Where the pictures are shown: a post is on the social channel of its account. Taking a picture shows it nowhere yet. */
function channelOf({ resource: { properties } }: DecisionRequest<Act>): string | undefined {
  if ('channel' in properties) return properties.channel
  if ('account' in properties) return properties.account === 'school' ? 'school-social' : 'personal-social'
  return undefined
}
