import { type ActionName, defineControl, deny, permit, type Role } from '@beadle/engine'
import { roleItems } from '../../settings.ts'
import { actionsSetting, isNamed, isOthers, type LookingAction, lookingActions, purposeOf } from '../looked-into.ts'

type Settings = { readonly roles: readonly Role[]; readonly actions: readonly ActionName[] }

/** Data that only some may open, each time for a purpose that is stated; everybody else is refused. */
export const onlyBy = defineControl<LookingAction, Settings>({
  id: 'looking.only-by',
  summary: { en: 'Opens records of what people did to those the policy names and to nobody else.' },
  actions: lookingActions,
  needs: [],
  reads: ['authority.active'],
  settings: {
    type: 'object',
    properties: {
      roles: { type: 'array', items: roleItems, description: 'Who may, and nobody else.' },
      actions: actionsSetting,
    },
    required: ['roles', 'actions'],
    additionalProperties: false,
  },
  applies: ({ request, settings }) => isNamed(request, settings.actions) && isOthers(request),
  evaluate({ request, facts, settings: { roles } }) {
    if (!request.subject.properties.roles.some((role) => roles.includes(role)))
      return deny({ key: 'looking.only-by.others' })
    return purposeOf(request, facts) === undefined
      ? deny({ key: 'looking.only-by.no-purpose' })
      : permit({ key: 'looking.only-by.named' }, { obligations: [{ do: 'log.activity' }] })
  },
  whenUnsure: () => [],
})
