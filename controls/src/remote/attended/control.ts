import { defineControl, deny, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Settings = { readonly from?: readonly Audience[] }

/** A session from outside with nobody before it is open to whoever comes by. */
export const remoteAttended = defineControl<'remote.connect', Settings>({
  id: 'remote.attended',
  summary: { en: 'Ends a session from outside that nobody attends.' },
  actions: ['remote.connect'],
  needs: [],
  settings: {
    type: 'object',
    properties: { from: { ...audienceSetting, description: 'Whom it binds.' } },
    additionalProperties: false,
  },
  evaluate: ({ request, settings, school }) =>
    request.resource.properties.unattended && sentBy({ request, school }, settings.from)
      ? deny({ key: 'remote.attended.nobody' }, { obligations: [{ do: 'session.lock' }] })
      : notApplicable,
  whenUnsure: () => notApplicable,
})
