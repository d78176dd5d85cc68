import { defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, recipientOf, sentBy } from '../../mail/audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/** A text message from a private phone is as private as mail from a private address, and gives the number away besides. */
export const schoolPhoneOnly = defineControl<'text.send', Settings>({
  id: 'messaging.school-phone-only',
  summary: {
    en: 'Refuses text messages from private phones to those who may be written to over the school’s systems only.',
  },
  actions: ['text.send'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose messages.' },
      to: { ...audienceSetting, description: 'Messages to whom.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { phone, with: people } = request.resource.properties
    if (phone !== 'personal' || !sentBy({ request, school }, settings.from)) return notApplicable
    const to = settings.to ?? ['all']
    const isBound = people.some((person) => to.some((audience) => recipientOf(person, school).audiences.has(audience)))
    return isBound ? deny({ key: 'messaging.school-phone-only.private' }) : notApplicable
  },
  whenUnsure: () => notApplicable,
})
