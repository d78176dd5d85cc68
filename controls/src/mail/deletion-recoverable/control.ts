import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly class: string }

/** Deleting one's own message clears the mailbox, not the record; whoever deletes hears so. It allows nobody to delete another's. */
export const deletionRecoverable = defineControl<'mail.delete', Settings>({
  id: 'mail.deletion-recoverable',
  summary: { en: 'Keeps a copy of what people delete from their mailboxes, and tells them so.' },
  actions: ['mail.delete'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mailboxes.' },
      class: { type: 'string', description: 'The record class under which the copy is kept.' },
    },
    required: ['class'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings } = input
    const { owner, by = 'owner' } = request.resource.properties
    const isOwn = by === 'owner' && (owner === 'self' || owner === request.subject.id)
    if (!isOwn || !sentBy(input, settings.from)) return notApplicable
    const key = 'mail.deletion-recoverable.kept'
    return permit(
      { key },
      {
        aside: true,
        obligations: [
          { do: 'archive.keep', class: settings.class, essential: false },
          { do: 'advise', text: key, essential: false },
        ],
      },
    )
  },
  whenUnsure: () => notApplicable,
})
