import { defineControl, type FactName, type Facts, notApplicable } from '@beadle/engine'
import { type Response, responseSettings, unread } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'
import { respondTo, type ToPupils, toPupilsSetting } from '../to-pupils.ts'

type Kind = 'personal-contact' | 'personal-data' | 'asking-personal'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly kinds?: readonly Kind[]
  readonly toPupils?: ToPupils
}

/** Home addresses, private numbers and the asking for them, between those the clause keeps apart. The school's own numbers are nobody's private ones. */
export const personalContact = defineControl<'mail.submit', Settings>({
  id: 'mail.personal-contact',
  summary: { en: 'Holds mail that gives away, or asks for, private contact details or other personal data.' },
  actions: ['mail.submit'],
  needs: ['content.personal-contact', 'content.personal-data', 'content.asking-personal'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: ['personal-contact', 'personal-data', 'asking-personal'] },
        description: 'Giving private contact details, giving personal data, asking for either.',
      },
      toPupils: toPupilsSetting,
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && addressed(input, input.settings.to).length > 0,
  evaluate(input) {
    const { facts, settings } = input
    const kinds = found(facts, settings.kinds ?? ['personal-contact'])
    if (kinds.length === 0) return notApplicable
    const because = {
      key: `mail.personal-contact.${kinds.includes('asking-personal') ? 'asking' : 'giving'}`,
      params: { kinds },
    }
    const bound = addressed(input, settings.to)
    return respondTo(bound, because, { settings, outcome: 'second-look', toPupils: settings.toPupils ?? 'same' })
  },
  whenUnsure: (input) => unread(input.settings, { recipients: keysOf(addressed(input, input.settings.to)) }),
})

function found(facts: Facts, kinds: readonly Kind[]): readonly Kind[] {
  return kinds.filter((kind) => {
    const name: FactName & `content.${Kind}` = `content.${kind}`
    return (facts[name]?.length ?? 0) > 0
  })
}
