import { defineControl, deny, hold, type Input, permit, type Releaser, type Role } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { releasersSetting } from '../../response.ts'
import { roleItems } from '../../settings.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly to?: readonly Role[]
  readonly releasers?: readonly Releaser[]
}

/**
 * Records about a person leave the school on a legal basis that is written down, and, where the policy names authorities,
 * only to these; anybody else's request waits for those who look after data protection. The person themself may have
 * their own, and a concern reaches the safeguarding leads without papers.
 */
export const lawfulBasis = defineControl<'record.disclose', Settings>({
  id: 'disclosure.lawful-basis',
  summary: { en: 'Discloses records about a person only on a recorded legal basis, to those who may have them.' },
  actions: ['record.disclose'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      to: {
        type: 'array',
        items: roleItems,
        description: 'Those to whom it may go on such a basis; anybody when left out.',
      },
      releasers: releasersSetting,
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) => sentBy({ request, school }, settings.from),
  evaluate(input) {
    const { legalBasis } = input.request.resource.properties
    const { releasers } = input.settings
    if (isForSafeguarding(input)) return permit({ key: 'disclosure.lawful-basis.safeguarding' })
    if (!legalBasis?.trim()) return deny({ key: 'disclosure.lawful-basis.none' })
    return mayHaveIt(input)
      ? permit({ key: 'disclosure.lawful-basis.given' }, { obligations: [{ do: 'log.activity', essential: false }] })
      : hold({ key: 'disclosure.lawful-basis.other' }, releasers ? { releasers } : {})
  },
  whenUnsure: () => [],
})

function isForSafeguarding({ request }: Input<'record.disclose', Settings>): boolean {
  return (request.resource.properties.to.roles ?? []).some((role) => role === 'dsl' || role === 'deputy-dsl')
}

function mayHaveIt({ request, settings }: Input<'record.disclose', Settings>): boolean {
  const { of, to } = request.resource.properties
  return !settings.to || to.person === of || (to.roles ?? []).some((role) => settings.to?.includes(role))
}
