import { defineControl, notApplicable, permit } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'

type Act = 'mail.submit' | 'mail.receive'
type Settings = { readonly from?: readonly Who[]; readonly what: string }

/** A report without what shows where the message came from helps nobody: it is kept as soon as the message is reported. */
export const incidentPreserved = defineControl<Act, Settings>({
  id: 'incident.preserved',
  summary: { en: 'Has what belongs to a report of a message kept, the details of its sender for one.' },
  actions: ['mail.submit', 'mail.receive'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who reports or sends it.' },
      what: { type: 'string', description: 'What is kept, as the custody record calls it.' },
    },
    required: ['what'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (request.resource.properties.reported !== true || !actedBy({ request, school }, settings.from))
      return notApplicable
    const { what } = settings
    return permit({ key: 'incident.preserved.kept' }, { aside: true, obligations: [{ do: 'custody.preserve', what }] })
  },
  whenUnsure: () => notApplicable,
})
