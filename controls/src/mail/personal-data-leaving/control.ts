import { type Attachment, defineControl, type Input, notApplicable } from '@beadle/engine'
import { type Response, responseSettings, unread } from '../../response.ts'
import { contentItems } from '../../settings.ts'
import { type Audience, addressed, audienceSetting, keysOf, type Recipient, sentBy } from '../audience.ts'
import { respondTo, type ToPupils, toPupilsSetting } from '../to-pupils.ts'

type Content = NonNullable<Attachment['contains']>[number]

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly contents?: readonly Content[]
  readonly toPupils?: ToPupils
}
type Sending = Input<'mail.submit', Settings>

const personal: readonly Content[] = ['personal-data', 'special-category', 'confidential', 'contact-list']

/** Encryption of the message, or of every attachment that holds the data, is what the clause asks; then nothing waits. */
export const personalDataLeaving = defineControl<'mail.submit', Settings>({
  id: 'mail.personal-data-leaving',
  summary: { en: 'Holds mail that would carry personal data out of the school unencrypted.' },
  actions: ['mail.submit'],
  needs: ['content.personal-data'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      contents: {
        type: 'array',
        items: contentItems,
        description: 'What an attachment may not hold unencrypted.',
      },
      toPupils: toPupilsSetting,
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) =>
    sentBy(input, input.settings.from) && !input.request.resource.properties.encrypted && leaving(input).length > 0,
  evaluate(input) {
    const { settings } = input
    const kinds = [...(input.facts['content.personal-data'] ?? []), ...inAttachments(input)]
    if (kinds.length === 0) return notApplicable
    const because = { key: 'mail.personal-data-leaving.unencrypted', params: { kinds: [...new Set(kinds)] } }
    return respondTo(leaving(input), because, {
      settings,
      outcome: 'second-look-and-release',
      toPupils: settings.toPupils ?? 'deny',
    })
  },
  whenUnsure: (input) => unread(input.settings, { recipients: keysOf(leaving(input)) }),
})

function leaving({ request, school }: Sending): readonly Recipient[] {
  return addressed({ request, school }).filter(({ external }) => external)
}

function inAttachments({ request, settings: { contents = personal } }: Sending): readonly Content[] {
  const { attachments = [] } = request.resource.properties
  return attachments.flatMap(({ contains = [], encrypted }) =>
    encrypted ? [] : contains.filter((content) => contents.includes(content)),
  )
}
