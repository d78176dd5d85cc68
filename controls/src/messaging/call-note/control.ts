import { advise, defineControl, notApplicable } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'

type Settings = { readonly from?: readonly Who[]; readonly with: readonly Who[] }

/** What was said on the telephone is written down while it is remembered. */
export const callNote = defineControl<'call.make', Settings>({
  id: 'messaging.call-note',
  summary: { en: 'Reminds the caller to note date, time and substance of a conversation.' },
  actions: ['call.make'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Whose calls.' },
      with: { ...whoSetting, description: 'With whom.' },
    },
    required: ['with'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!actedBy({ request, school }, settings.from)) return notApplicable
    const people = those(request.resource.properties.with, settings.with, school)
    return people.length > 0 ? advise({ key: 'messaging.call-note.note' }) : notApplicable
  },
  whenUnsure: () => notApplicable,
})
