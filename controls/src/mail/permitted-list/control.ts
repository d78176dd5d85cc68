import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, isList, keysOf, recipientsOf, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly groups: readonly string[] }

/** Lists the school has set up for this use; the binding lifts what would stop a large list. */
export const permittedList = defineControl<'mail.submit', Settings>({
  id: 'mail.permitted-list',
  summary: { en: 'Allows the lists that the school provides for its people.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Who may use them.' },
      groups: { type: 'array', items: { type: 'string' }, description: 'The lists.' },
    },
    required: ['groups'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    const lists = recipientsOf(request, school).filter((recipient) => isList(recipient, settings.groups))
    return lists.length > 0
      ? permit({ key: 'mail.permitted-list.provided' }, { recipients: keysOf(lists) })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
