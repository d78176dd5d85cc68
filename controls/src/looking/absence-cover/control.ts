import {
  type ActionName,
  defineControl,
  deny,
  hold,
  notApplicable,
  permit,
  type Releaser,
  type Role,
} from '@beadle/engine'
import { isReleaser, releasersSetting } from '../../response.ts'
import { roleItems } from '../../settings.ts'
import { actionsSetting, isNamed, isOthers, type LookingAction, lookedInto, membersOf } from '../looked-into.ts'

type CoverAction = Exclude<LookingAction, 'activity.read' | 'file.alter' | 'file.delete'>
type Settings = {
  readonly roles: readonly Role[]
  readonly actions?: readonly ActionName[]
  readonly releasers?: readonly Releaser[]
}

const actions: readonly CoverAction[] = ['mail.open', 'monitoring.start', 'file.open']

/**
 * Work goes on while a colleague is away: those named may look, the look is logged and the colleague told. A file is opened
 * for cover when its owner is away and nobody says otherwise.
 */
export const absenceCover = defineControl<CoverAction, Settings>({
  id: 'looking.absence-cover',
  summary: {
    en: 'Lets those the policy names see to the mail and files of a colleague who is away; the colleague is told.',
  },
  actions,
  needs: [],
  reads: ['work.absent'],
  settings: {
    type: 'object',
    properties: {
      roles: { type: 'array', items: roleItems, description: 'Who may cover.' },
      actions: { ...actionsSetting, items: { type: 'string', enum: actions } },
      releasers: releasersSetting,
    },
    required: ['roles'],
    additionalProperties: false,
  },
  applies: ({ request, settings }) =>
    isNamed(request, settings.actions) &&
    isOthers(request) &&
    lookedInto(request) !== 'everyone' &&
    request.subject.properties.roles.some((role) => settings.roles.includes(role)),
  evaluate({ request, facts, settings: { releasers } }) {
    const { purpose, covert = false } = membersOf(request)
    const isFile = request.action.name === 'file.open'
    if (covert || (!isFile && purpose !== 'absence-cover')) return notApplicable
    const absent = facts['work.absent']
    if (isFile && !absent) return notApplicable
    if (absent === false) return deny({ key: 'looking.absence-cover.here' })
    // Who could release it needs no other's word.
    if (absent === undefined && !isReleaser(request.subject, releasers))
      return hold({ key: 'looking.absence-cover.unknown' }, releasers ? { releasers } : {})
    const owner: Releaser = `person:${lookedInto(request) ?? ''}`
    return permit(
      { key: 'looking.absence-cover.covers' },
      { obligations: [{ do: 'log.activity' }, { do: 'notify', who: [owner], text: 'looking.absence-cover.told' }] },
    )
  },
  whenUnsure: () => notApplicable,
})
