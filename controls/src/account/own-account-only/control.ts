import { defineControl, deny, notApplicable, type Releaser } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { releaserItems } from '../../settings.ts'

type Settings = { readonly from?: readonly Audience[]; readonly tell?: readonly Releaser[] }

/** An account is its owner's alone; trying another's is refused and told to those who look after accounts. */
export const ownAccountOnly = defineControl<'account.log-on', Settings>({
  id: 'account.own-account-only',
  summary: { en: 'Refuses a log-on with somebody else’s account and tells those who look after accounts.' },
  actions: ['account.log-on'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      tell: { type: 'array', items: releaserItems, description: 'Who is told of the attempt.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { owner } = request.resource.properties
    if (owner === 'self' || owner === request.subject.id || !sentBy({ request, school }, settings.from))
      return notApplicable
    const { tell = [] } = settings
    const obligations =
      tell.length > 0 ? [{ do: 'notify' as const, who: tell, text: 'account.own-account-only.attempt' }] : []
    return deny({ key: 'account.own-account-only.other' }, { obligations })
  },
  whenUnsure: () => notApplicable,
})
