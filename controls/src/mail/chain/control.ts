import { defineControl, type Input, notApplicable, type Role } from '@beadle/engine'
import { type Response, responseSettings, unread } from '../../response.ts'
import { roleItems } from '../../settings.ts'
import { type Audience, addressed, audienceSetting, keysOf, type Recipient, sentBy } from '../audience.ts'
import { respondTo, type ToPupils, toPupilsSetting } from '../to-pupils.ts'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly what?: readonly ('chain' | 'joke')[]
  readonly toPupils?: ToPupils
  readonly reportTo?: readonly Role[]
}

/** Handing a chain letter to those who deal with them is a report, not a link of the chain. */
export const chainMail = defineControl<'mail.submit', Settings>({
  id: 'mail.chain',
  summary: { en: 'Holds chain letters and jokes for a second look or a release; refuses chain letters to pupils.' },
  actions: ['mail.submit'],
  needs: ['content.chain', 'content.joke'],
  reads: ['content.report-of-harm'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      what: { type: 'array', items: { type: 'string', enum: ['chain', 'joke'] }, description: 'What is held.' },
      toPupils: toPupilsSetting,
      reportTo: { type: 'array', items: roleItems, description: 'Roles to whom it may be sent as a report.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && bound(input).length > 0,
  evaluate(input) {
    const { facts, settings } = input
    const what = (settings.what ?? ['chain']).find((kind) => facts[`content.${kind}`] === true)
    if (what === undefined || facts['content.report-of-harm']) return notApplicable
    const because = { key: `mail.chain.${what}` }
    const toPupils = what === 'chain' ? (settings.toPupils ?? 'deny') : 'same'
    return respondTo(bound(input), because, { settings, outcome: 'second-look-and-release', toPupils })
  },
  whenUnsure: (input) => unread(input.settings, { recipients: keysOf(bound(input)) }),
})

function bound({
  request,
  school,
  settings: { reportTo = ['network-manager'] },
}: Input<'mail.submit', Settings>): readonly Recipient[] {
  return addressed({ request, school }).filter(({ person }) => !person.roles?.some((role) => reportTo.includes(role)))
}
