import { type Attachment, defineControl, type Finding, type Input, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings, unread } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, type Recipient, sentBy } from '../audience.ts'

type Content = NonNullable<Attachment['contains']>[number]

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly contents?: readonly Content[]
  readonly toPupils?: 'deny' | 'same'
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
        items: { type: 'string' },
        description: 'What an attachment may not hold unencrypted.',
      },
      toPupils: { type: 'string', enum: ['deny', 'same'], description: 'What happens when a pupil would receive it.' },
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
    const pupils = settings.toPupils === 'same' ? [] : leaving(input).filter(({ audiences }) => audiences.has('pupil'))
    const others = leaving(input).filter((recipient) => !pupils.includes(recipient))
    const findings: Finding[] = []
    if (pupils.length > 0) findings.push(respond(because, 'deny', settings, { recipients: keysOf(pupils) }))
    if (others.length > 0) {
      findings.push(
        respond(because, settings.outcome ?? 'second-look-and-release', settings, { recipients: keysOf(others) }),
      )
    }
    return findings
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
