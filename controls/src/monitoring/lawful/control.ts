import { type ActionName, defineControl, deny, notApplicable } from '@beadle/engine'
import {
  actionsSetting,
  isAuthorised,
  isNamed,
  isOthers,
  type LookingAction,
  lookingActions,
  membersOf,
  purposeOf,
} from '../../looking/looked-into.ts'

type Settings = { readonly actions?: readonly ActionName[] }

/**
 * Interception needs lawful authority: a purpose that is stated, and, without the person's knowledge, a recorded authority.
 * Source: Investigatory Powers Act 2016 sections 3 and 46; SI 2018/356.
 */
export const lawfulMonitoring = defineControl<LookingAction, Settings>({
  id: 'monitoring.lawful',
  summary: { en: 'Refuses monitoring for no stated purpose, and covert monitoring that nobody has authorised.' },
  actions: lookingActions,
  needs: [],
  reads: ['authority.active'],
  settings: { type: 'object', properties: { actions: actionsSetting }, additionalProperties: false },
  applies: ({ request, settings }) => isNamed(request, settings.actions) && isOthers(request),
  evaluate({ request, facts, time }) {
    if (!request.action.name.startsWith('file.') && purposeOf(request, facts) === undefined)
      return deny({ key: 'monitoring.lawful.no-purpose' })
    if (membersOf(request).covert && !isAuthorised(request, facts, time))
      return deny({ key: 'monitoring.lawful.covert' })
    return notApplicable
  },
  whenUnsure: () => notApplicable,
})
