import { defineControl, deny, notApplicable, type Role } from '@beadle/engine'
import { roleItems } from '../../settings.ts'
import { type Audience, audienceSetting, keysOf, recipientsOf, sentBy } from '../audience.ts'
import { holdsIndecentImage } from '../indecent-image.ts'

type Settings = { readonly from?: readonly Audience[]; readonly passOnTo?: readonly Role[] }

/**
 * Abuse that was reported is not answered. Passing it on to those whose work it is stays open, except that an indecent image
 * is passed on to nobody. What was reported is preserved before anything else happens to it.
 */
export const reportedMessage = defineControl<'mail.submit', Settings>({
  id: 'mail.reported-message',
  summary: { en: 'Refuses answers to a message that was reported; lets it be passed on to those the school names.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose answers.' },
      passOnTo: { type: 'array', items: roleItems, description: 'Roles to whom it may be forwarded.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { reported, forwardOf } = request.resource.properties
    if (!reported || !sentBy({ request, school }, settings.from)) return notApplicable
    const preserve = { do: 'custody.preserve' as const, what: 'reported-message' }
    if (holdsIndecentImage(request.resource.properties)) {
      return deny({ key: 'mail.reported-message.indecent-image' }, { absolute: true })
    }
    if (forwardOf === undefined) return deny({ key: 'mail.reported-message.answered' }, { obligations: [preserve] })
    const { passOnTo = [] } = settings
    const others = recipientsOf(request, school).filter(
      ({ person }) => !person.roles?.some((role) => passOnTo.includes(role)),
    )
    if (others.length === 0) return notApplicable
    return deny({ key: 'mail.reported-message.passed-on' }, { recipients: keysOf(others), obligations: [preserve] })
  },
  whenUnsure: () => notApplicable,
})
