import { defineControl, isMailRequest, notApplicable } from '@beadle/engine'
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

type Settings = Response & {
  readonly actions?: readonly WritingAction[]
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly askedFor?: 'spared' | 'bound'
  readonly toPupils?: ToPupils
}

/** Whether an offer was asked for a machine knows of an answer only: what replies to a message was. */
export const advertising = defineControl<WritingAction, Settings>({
  id: 'mail.advertising',
  summary: { en: 'Holds advertising and commercial offers for a second look and a release.' },
  actions: writingActions,
  needs: ['content.advertising'],
  settings: {
    type: 'object',
    properties: {
      actions: writingActionsSetting,
      from: { ...audienceSetting, description: 'Whose words.' },
      to: { ...audienceSetting, description: 'Words to whom.' },
      askedFor: {
        type: 'string',
        enum: ['spared', 'bound'],
        description: 'Whether an answer to a message, which asked for it, is let be.',
      },
      toPupils: toPupilsSetting,
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) =>
    sentBy(input, input.settings.from) &&
    readersOf(input) !== undefined &&
    !(
      input.settings.askedFor === 'spared' &&
      isMailRequest(input.request) &&
      input.request.resource.properties.inReplyTo !== undefined
    ),
  evaluate(input) {
    const { request, facts, settings } = input
    if (!facts['content.advertising']) return notApplicable
    return respondToReaders(
      request,
      readersOf(input) ?? [],
      { key: 'mail.advertising.found' },
      {
        settings,
        outcome: 'second-look-and-release',
        toPupils: settings.toPupils ?? 'same',
      },
    )
  },
  whenUnsure: (input) => unreadBy(input.request, readersOf(input) ?? [], input.settings),
})
