import { type ActionName, defineControl, hold, type Input, notApplicable, permit, type Releaser } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { isReleaser, releasersSetting } from '../../response.ts'
import {
  actionsSetting,
  isAuthorised,
  isNamed,
  isOthers,
  type LookingAction,
  lookedInto,
  lookingActions,
  membersOf,
  type Purpose,
  purposeOf,
  purposesSetting,
} from '../looked-into.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly purposes?: readonly Purpose[]
  readonly routine?: boolean
  readonly covert?: boolean
  readonly releasers?: readonly Releaser[]
}

/**
 * Looking into one person waits for an authority: recorded, given by somebody else, of that scope and not yet over. Those
 * who may give it need no other's. Day-to-day monitoring of everyone is not an investigation, unless the settings say so.
 */
export const investigation = defineControl<LookingAction, Settings>({
  id: 'looking.investigation',
  summary: { en: 'Lets nobody look into a person’s mail, files or activity until it has been authorised.' },
  actions: lookingActions,
  needs: [],
  reads: ['authority.active'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Who may look once it is authorised; nobody else even asks.' },
      actions: actionsSetting,
      purposes: purposesSetting,
      routine: { type: 'boolean', description: 'Also what is done for everyone, and what follows no suspicion.' },
      covert: { type: 'boolean', description: 'Only what is done without the person’s knowledge.' },
      releasers: releasersSetting,
    },
    additionalProperties: false,
  },
  applies: (input) =>
    sentBy(input, input.settings.from) &&
    isNamed(input.request, input.settings.actions) &&
    isOthers(input.request) &&
    isBound(input),
  evaluate({ request, facts, settings, time }) {
    const { releasers } = settings
    const logged = { obligations: [{ do: 'log.activity' as const }] }
    const mayGiveIt = isReleaser(request.subject, releasers) && !settings.covert
    return mayGiveIt || isAuthorised(request, facts, time)
      ? permit({ key: 'looking.investigation.authorised' }, logged)
      : hold({ key: 'looking.investigation.not-authorised' }, releasers ? { releasers } : {})
  },
  whenUnsure: () => notApplicable,
})

function isBound({ request, facts, settings }: Input<LookingAction, Settings>): boolean {
  const { purposes, routine = false, covert: onlyCovert = false } = settings
  const { covert = false, suspicious = false } = membersOf(request)
  if (onlyCovert && !covert) return false
  const purpose = purposeOf(request, facts)
  if (purposes && !(purpose && purposes.includes(purpose))) return false
  if (routine || covert) return true
  if (lookedInto(request) === 'everyone') return false
  return request.action.name !== 'activity.read' || suspicious
}
