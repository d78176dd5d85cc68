import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly megabytes: number
  readonly people?: number
}

/** One copy on a server serves everybody; where the files cannot be replaced by a link the message goes as it is. */
export const largeAttachments = defineControl<'mail.submit', Settings>({
  id: 'mail.large-attachments',
  summary: { en: 'Puts a link in the place of large attachments.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      megabytes: {
        type: 'number',
        minimum: 0,
        description: 'From how many megabytes (of 1,000,000 bytes) the attachments of a message are large together.',
      },
      people: { type: 'integer', minimum: 1, default: 1, description: 'From how many recipients; any when left out.' },
    },
    required: ['megabytes'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings } = input
    const { attachments = [] } = request.resource.properties
    const bytes = attachments.reduce((sum, file) => sum + file.bytes, 0)
    if (bytes === 0 || bytes < settings.megabytes * 1_000_000 || !sentBy(input, settings.from)) return notApplicable
    const bound = addressed(input, settings.to)
    const people = bound.reduce((sum, recipient) => sum + recipient.people, 0)
    if (people < (settings.people ?? 1) || bound.length === 0) return notApplicable
    return permit(
      { key: 'mail.large-attachments.linked' },
      { recipients: keysOf(bound), obligations: [{ do: 'mail.rewrite', linkAttachments: true, essential: false }] },
    )
  },
  whenUnsure: () => notApplicable,
})
