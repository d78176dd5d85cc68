import { type ActionName, defineControl, notApplicable, permit, type Role } from '@beadle/engine'
import { roleItems } from '../../settings.ts'
import {
  actionsSetting,
  isNamed,
  isOthers,
  kindsSetting,
  type LookingAction,
  lookingActions,
  type MonitoringKind,
  marksSetting,
  membersOf,
  type Purpose,
  purposeOf,
  purposesSetting,
} from '../looked-into.ts'

type Settings = {
  readonly roles: readonly Role[]
  readonly actions?: readonly ActionName[]
  readonly purposes?: readonly Purpose[]
  readonly kinds?: readonly MonitoringKind[]
  readonly marks?: readonly string[]
}

/**
 * Looking by those whom the policy names, for the purposes that it names, in the open: what is covert is not permitted
 * here. A purpose must be stated, except for files, which have no member for it. Every look leaves a line in the log.
 */
export const lookingForPurpose = defineControl<LookingAction, Settings>({
  id: 'looking.for-purpose',
  summary: { en: 'Permits those the policy names to look, for the purposes it names; every look is logged.' },
  actions: lookingActions,
  needs: [],
  reads: ['authority.active'],
  settings: {
    type: 'object',
    properties: {
      roles: { type: 'array', items: roleItems, description: 'Who may look.' },
      actions: actionsSetting,
      purposes: purposesSetting,
      kinds: kindsSetting,
      marks: marksSetting,
    },
    required: ['roles'],
    additionalProperties: false,
  },
  applies: ({ request, settings }) =>
    isNamed(request, settings.actions) &&
    isOthers(request) &&
    request.subject.properties.roles.some((role) => settings.roles.includes(role)),
  evaluate({ request, facts, settings: { purposes, kinds, marks } }) {
    const { covert = false, kind, marked } = membersOf(request)
    const purpose = purposeOf(request, facts)
    const isStated = purposes
      ? purpose !== undefined && purposes.includes(purpose)
      : hasPurpose(request.action.name, purpose)
    if (covert || !isStated) return notApplicable
    if (kinds && kind !== undefined && !kinds.includes(kind)) return notApplicable
    if (marks && !(marked && marks.includes(marked))) return notApplicable
    return permit({ key: 'looking.for-purpose.permitted' }, { obligations: [{ do: 'log.activity' }] })
  },
  whenUnsure: () => notApplicable,
})

function hasPurpose(action: LookingAction, purpose: Purpose | undefined): boolean {
  return purpose !== undefined || action.startsWith('file.')
}
