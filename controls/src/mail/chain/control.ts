import { defineControl, type Input, notApplicable, type Role } from '@beadle/engine'
import { type Response, responseSettings } from '../../response.ts'
import { roleItems } from '../../settings.ts'
import { type Audience, audienceSetting, type Recipient, sentBy } from '../audience.ts'
import { type ToPupils, toPupilsSetting } from '../to-pupils.ts'
import {
  readersOf,
  respondToReaders,
  unreadBy,
  type WritingAction,
  writingActions,
  writingActionsSetting,
} from '../writing.ts'

type Settings = Response & {
  readonly actions?: readonly WritingAction[]
  readonly from?: readonly Audience[]
  readonly what?: readonly ('chain' | 'joke')[]
  readonly toPupils?: ToPupils
  readonly reportTo?: readonly Role[]
}

/** Handing a chain letter to those who deal with them is a report, not a link of the chain. */
export const chainMail = defineControl<WritingAction, Settings>({
  id: 'mail.chain',
  summary: { en: 'Holds chain letters and jokes for a second look or a release; refuses chain letters to pupils.' },
  actions: writingActions,
  needs: ['content.chain', 'content.joke'],
  reads: ['content.report-of-harm'],
  settings: {
    type: 'object',
    properties: {
      actions: writingActionsSetting,
      from: { ...audienceSetting, description: 'Whose mail.' },
      what: { type: 'array', items: { type: 'string', enum: ['chain', 'joke'] }, description: 'What is held.' },
      toPupils: toPupilsSetting,
      reportTo: { type: 'array', items: roleItems, description: 'Roles to whom it may be sent as a report.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && bound(input) !== undefined,
  evaluate(input) {
    const { request, facts, settings } = input
    const what = (settings.what ?? ['chain']).find((kind) => facts[`content.${kind}`] === true)
    if (what === undefined || facts['content.report-of-harm']) return notApplicable
    const because = { key: `mail.chain.${what}` }
    const toPupils = what === 'chain' ? (settings.toPupils ?? 'deny') : 'same'
    const outcome = 'second-look-and-release'
    return respondToReaders(request, bound(input) ?? [], because, { settings, outcome, toPupils })
  },
  whenUnsure: (input) => unreadBy(input.request, bound(input) ?? [], input.settings),
})

/** Undefined when everybody it goes to is there to be told. */
function bound(input: Input<WritingAction, Settings>): readonly Recipient[] | undefined {
  const { reportTo = ['network-manager'] } = input.settings
  const readers = readersOf(input)
  const others = readers?.filter(({ person }) => !person.roles?.some((role) => reportTo.includes(role)))
  return others?.length === 0 && readers?.length !== 0 ? undefined : others
}
