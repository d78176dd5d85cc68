import { defineControl, hold, notApplicable, type Releaser, type Role } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { roleItems } from '../../settings.ts'

type Leave = Role | 'line-manager'

type Settings = { readonly from?: readonly Who[]; readonly leave: readonly Leave[] }

/** An account that speaks for the school is opened when all of those the school names have agreed. */
export const socialAccountOpening = defineControl<'social.open-account', Settings>({
  id: 'social.account-opening',
  summary: { en: 'Holds the opening of a social account for the school until those it names have agreed.' },
  actions: ['social.open-account'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who opens it.' },
      leave: {
        type: 'array',
        items: { type: 'string', enum: ['line-manager', ...roleItems.enum] },
        description: 'Whose agreement it needs: all of them.',
      },
    },
    required: ['leave'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!actedBy({ request, school }, settings.from)) return notApplicable
    const { permission = [] } = request.resource.properties
    const given: readonly string[] = [...permission, ...request.subject.properties.roles]
    const missing = settings.leave.filter((one) => !given.includes(one))
    if (missing.length === 0) return notApplicable
    // Each of them is asked, so that none agrees for another.
    return hold(
      { key: 'social.account-opening.waits' },
      missing.map((one) => ({ releasers: [releaserOf(one)] })),
    )
  },
  whenUnsure: () => notApplicable,
})

function releaserOf(leave: Leave): Releaser {
  return leave === 'line-manager' ? 'line-manager-of:sender' : `role:${leave}`
}
