import { defineControl, type FactName, type Facts, notApplicable } from '@beadle/engine'
import { type Response, responseSettings } from '../../response.ts'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'
import { type ToPupils, toPupilsSetting } from '../to-pupils.ts'
import {
  channelsSetting,
  readersOf,
  respondToReaders,
  unreadBy,
  type WritingAction,
  writingActions,
  writingActionsSetting,
} from '../writing.ts'

type Kind = 'abuse' | 'obscenity' | 'threat' | 'harassment' | 'discrimination' | 'defamation'

type Settings = Response & {
  readonly actions?: readonly WritingAction[]
  readonly channels?: readonly string[]
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly kinds?: readonly Kind[]
  readonly toPupils?: ToPupils
}

const everyKind: readonly Kind[] = ['abuse', 'obscenity', 'threat', 'harassment', 'discrimination', 'defamation']

/**
 * A detector has read the words, so a person judges: the sender first, then a releaser. Nobody is asked whether a pupil may
 * be written to so: that is refused. Words quoted in a report of harm are a report.
 */
export const professionalLanguage = defineControl<WritingAction, Settings>({
  id: 'mail.professional-language',
  summary: {
    en: 'Holds mail with abuse, obscenity, threats, harassment, discrimination or defamation; refuses it to pupils.',
  },
  actions: writingActions,
  needs: ['content.abuse', 'content.obscenity', 'content.threat', 'content.harassment', 'content.discrimination'],
  reads: ['content.defamation', 'content.report-of-harm'],
  settings: {
    type: 'object',
    properties: {
      actions: writingActionsSetting,
      channels: channelsSetting,
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: everyKind },
        description: 'Which kinds; all of them when left out.',
      },
      toPupils: toPupilsSetting,
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && readersOf(input) !== undefined,
  evaluate(input) {
    const { request, facts, settings } = input
    const kinds = facts['content.report-of-harm'] ? [] : found(facts, settings.kinds ?? everyKind)
    if (kinds.length === 0) return notApplicable
    const because = { key: 'mail.professional-language.found', params: { kinds } }
    return respondToReaders(request, readersOf(input) ?? [], because, {
      settings,
      outcome: 'second-look-and-release',
      toPupils: settings.toPupils ?? 'deny',
    })
  },
  whenUnsure: (input) =>
    input.settings.outcome === 'advise'
      ? notApplicable
      : unreadBy(input.request, readersOf(input) ?? [], input.settings),
})

function found(facts: Facts, kinds: readonly Kind[]): readonly Kind[] {
  return kinds.filter((kind) => {
    const name: FactName & `content.${Kind}` = `content.${kind}`
    const fact = facts[name]
    return typeof fact === 'boolean' ? fact : (fact?.length ?? 0) > 0
  })
}
