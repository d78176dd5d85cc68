import { defineControl, notApplicable } from '@beadle/engine'
import { isReleaser, type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, audienceSetting, isList, keysOf, recipientsOf, sentBy } from '../audience.ts'

type Settings = Response & { readonly from?: readonly Audience[]; readonly groups?: readonly string[] }

/** The address of everybody is for what everybody must know now; the sender, or whom the school names, says that it is. */
export const allStaffAudience = defineControl<'mail.submit', Settings>({
  id: 'mail.all-staff-audience',
  summary: { en: 'Holds a message to every member of staff until it is confirmed, and names gentler ways.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      groups: { type: 'array', items: { type: 'string' }, description: 'The lists that reach everybody.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!sentBy({ request, school }, settings.from) || isReleaser(request.subject, settings.releasers))
      return notApplicable
    const everybody = recipientsOf(request, school).filter((recipient) =>
      isList(recipient, settings.groups ?? ['all-staff']),
    )
    if (everybody.length === 0) return notApplicable
    return respond({ key: 'mail.all-staff-audience.everybody' }, settings.outcome ?? 'second-look', settings, {
      recipients: keysOf(everybody),
      obligations: [{ do: 'advise', text: 'mail.all-staff-audience.alternatives', essential: false }],
    })
  },
  whenUnsure: () => notApplicable,
})
