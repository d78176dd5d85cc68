import { defineControl, type FactName, type Facts, notApplicable } from '@beadle/engine'
import { type Response, responseSettings } from '../../response.ts'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'
import { type ToPupils, toPupilsSetting } from '../to-pupils.ts'
import {
  readersOf,
  respondToReaders,
  unreadBy,
  type WritingAction,
  writingActions,
  writingActionsSetting,
} from '../writing.ts'

type Kind = 'personal-contact' | 'personal-data' | 'asking-personal'
type Detail = NonNullable<Facts['content.personal-contact']>[number]

const everyDetail: readonly Detail[] = ['home-address', 'personal-phone', 'personal-mobile', 'personal-email']

type Settings = Response & {
  readonly actions?: readonly WritingAction[]
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly kinds?: readonly Kind[]
  readonly details?: readonly Detail[]
  readonly toPupils?: ToPupils
}

/** Home addresses, private numbers and the asking for them, between those the clause keeps apart. The school's own numbers are nobody's private ones. */
export const personalContact = defineControl<WritingAction, Settings>({
  id: 'mail.personal-contact',
  summary: { en: 'Holds mail that gives away, or asks for, private contact details or other personal data.' },
  actions: writingActions,
  needs: ['content.personal-contact', 'content.personal-data', 'content.asking-personal'],
  settings: {
    type: 'object',
    properties: {
      actions: writingActionsSetting,
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: ['personal-contact', 'personal-data', 'asking-personal'] },
        description: 'Giving private contact details, giving personal data, asking for either.',
      },
      details: {
        type: 'array',
        items: { type: 'string', enum: everyDetail },
        description: 'Which private contact details; all of them when left out.',
      },
      toPupils: toPupilsSetting,
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && readersOf(input) !== undefined,
  evaluate(input) {
    const { request, facts, settings } = input
    const kinds = found(facts, settings)
    if (kinds.length === 0) return notApplicable
    const because = {
      key: `mail.personal-contact.${kinds.includes('asking-personal') ? 'asking' : 'giving'}`,
      params: { kinds },
    }
    const toPupils = settings.toPupils ?? 'same'
    return respondToReaders(request, readersOf(input) ?? [], because, { settings, outcome: 'second-look', toPupils })
  },
  whenUnsure: (input) => unreadBy(input.request, readersOf(input) ?? [], input.settings),
})

function found(facts: Facts, { kinds = ['personal-contact'], details = everyDetail }: Settings): readonly Kind[] {
  return kinds.filter((kind) => {
    if (kind === 'personal-contact')
      return facts['content.personal-contact']?.some((detail) => details.includes(detail)) ?? false
    const name: FactName & `content.${Kind}` = `content.${kind}`
    return (facts[name]?.length ?? 0) > 0
  })
}
