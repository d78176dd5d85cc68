import { type ActionName, defineControl, deny, type Finding, notApplicable, permit } from '@beadle/engine'
import { actionsSetting } from '../../device/device.ts'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Touch = 'file.open' | 'file.alter' | 'file.delete'

type Settings = {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly rule: 'own' | 'others'
}

const actions: readonly Touch[] = ['file.open', 'file.alter', 'file.delete']

/**
 * One's own files are one's own; another's are touched with leave only. What is shared is nobody else's; where an
 * authority to look is in force, other clauses say what it opens.
 */
export const fileAccess = defineControl<Touch, Settings>({
  id: 'file.access',
  summary: { en: 'Lets people open and change their own files, and other people’s with permission only.' },
  actions,
  needs: [],
  reads: ['authority.active'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      actions: actionsSetting(actions),
      rule: {
        type: 'string',
        enum: ['own', 'others'],
        description: 'That their own are open to them, or that other people’s are not.',
      },
    },
    required: ['rule'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && (settings.actions?.includes(request.action.name) ?? true),
  evaluate({ request, settings: { rule }, facts }): Finding | readonly Finding[] {
    const { properties } = request.resource
    const { owner } = properties
    const isOwn = owner === 'self' || owner === request.subject.id
    if (rule === 'own') return isOwn ? permit({ key: 'file.access.own' }) : notApplicable
    if (isOwn || owner === 'shared' || facts['authority.active']) return notApplicable
    return 'permission' in properties && properties.permission
      ? permit({ key: 'file.access.allowed' })
      : deny({ key: 'file.access.others' })
  },
  whenUnsure: () => notApplicable,
})
