import { type ActionName, defineControl, deny, hold, permit, type Releaser } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import {
  actionsSetting,
  isNamed,
  isOthers,
  type LookingAction,
  lookedInto,
  lookingActions,
  membersOf,
  purposeOf,
} from '../looked-into.ts'

type Settings = { readonly from?: readonly Audience[]; readonly actions?: readonly ActionName[] }

/**
 * Another's mail or files with their express permission, and for a reason that is stated. Until the owner has answered it
 * waits for the owner; a no is a no.
 */
export const withConsent = defineControl<LookingAction, Settings>({
  id: 'looking.with-consent',
  summary: { en: 'Opens another’s mail or files only with the owner’s express permission and a stated reason.' },
  actions: lookingActions,
  needs: [],
  reads: ['authority.active'],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whom it binds.' }, actions: actionsSetting },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    isNamed(request, settings.actions) && isOthers(request) && sentBy({ request, school }, settings.from),
  evaluate({ request, facts }) {
    const { ownerConsent, permission = ownerConsent } = membersOf(request)
    if (permission === false) return deny({ key: 'looking.with-consent.refused' })
    if (!request.action.name.startsWith('file.') && purposeOf(request, facts) === undefined)
      return deny({ key: 'looking.with-consent.no-reason' })
    if (permission) return permit({ key: 'looking.with-consent.given' }, { obligations: [{ do: 'log.activity' }] })
    const owner: Releaser = `person:${lookedInto(request) ?? ''}`
    return hold({ key: 'looking.with-consent.not-asked' }, { releasers: [owner] })
  },
  whenUnsure: () => [],
})
