import { defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[] }

/** An approved account is the school's own; another provider's page is the way round it. */
export const otherWebmail = defineControl<'web.request', Settings>({
  id: 'mail.other-webmail',
  summary: { en: 'Refuses other providers’ web mail to those who may use the school’s mail accounts only.' },
  actions: ['web.request'],
  needs: [],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whom it binds.' } },
    additionalProperties: false,
  },
  evaluate: ({ request, settings, school }) =>
    request.resource.properties.categories.includes('webmail') && sentBy({ request, school }, settings.from)
      ? deny({ key: 'mail.other-webmail.site' })
      : notApplicable,
  whenUnsure: () => notApplicable,
})
