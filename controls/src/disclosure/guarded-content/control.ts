import {
  type Attachment,
  defineControl,
  type Input,
  isMailRequest,
  type MailRequest,
  notApplicable,
  type Properties,
} from '@beadle/engine'
import {
  type Audience,
  addressed,
  audienceSetting,
  keysOf,
  type Recipient,
  recipientOf,
  sentBy,
} from '../../mail/audience.ts'
import { type Response, respond, responseSettings } from '../../response.ts'
import { contentItems } from '../../settings.ts'

type Content = NonNullable<Attachment['contains']>[number]
type Mark = NonNullable<Properties['mail.submit']['marked']>

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly contents?: readonly Content[]
  readonly marks?: readonly Mark[]
  readonly words?: boolean
}
type Giving = Input<'mail.submit' | 'file.transfer', Settings>

const school: readonly Audience[] = ['staff', 'pupil', 'governor', 'volunteer', 'at-school']

/**
 * Some things may be given away by those who may say so, however well they are locked: a list of addresses, a confidence.
 * What was permitted beforehand asks nobody again.
 */
export const guardedContent = defineControl<'mail.submit' | 'file.transfer', Settings>({
  id: 'disclosure.guarded-content',
  summary: { en: 'Asks before content of certain kinds, or marked as confidential, goes to those the school names.' },
  actions: ['mail.submit', 'file.transfer'],
  needs: [],
  reads: ['content.personal-data'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose messages and files.' },
      to: { ...audienceSetting, description: 'To whom; outside the school when left out.' },
      contents: { type: 'array', items: contentItems, description: 'What files may hold.' },
      marks: {
        type: 'array',
        items: { type: 'string', enum: ['personal', 'private-and-confidential', 'protected', 'restricted'] },
        description: 'How messages may be marked.',
      },
      words: {
        type: 'boolean',
        default: false,
        description: 'Whether personal data in a message’s own words counts too.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings } = input
    const kinds = found(input)
    if (kinds.length === 0 || !sentBy(input, settings.from)) return notApplicable
    const because = { key: 'disclosure.guarded-content.found', params: { kinds } }
    const outcome = settings.outcome ?? 'release'
    if (!isMailRequest(request)) {
      const { to, permission } = filed(request)
      const isAsked = permission !== true && reaches(recipientOf(to, input.school), settings.to)
      return isAsked ? respond(because, outcome, settings) : notApplicable
    }
    const bound = addressed({ request, school: input.school }, settings.to ?? ['outside'])
    return bound.length > 0 ? respond(because, outcome, settings, { recipients: keysOf(bound) }) : notApplicable
  },
  whenUnsure: () => notApplicable,
})

function found({ request, facts, settings: { contents = [], marks = [], words } }: Giving): readonly string[] {
  if (!isMailRequest(request)) return filed(request).contains.filter((content) => contents.includes(content))
  const { attachments = [], marked } = request.resource.properties
  const files = attachments.flatMap(({ contains = [] }) => contains.filter((content) => contents.includes(content)))
  const mark = marked !== undefined && marks.includes(marked) ? [marked] : []
  return [...new Set([...mark, ...files, ...(words ? (facts['content.personal-data'] ?? []) : [])])]
}

/** What is said of a file that is handed over. */
function filed(request: Exclude<Giving['request'], MailRequest>): Properties['file.transfer'] {
  return request.resource.properties as Properties['file.transfer']
}

/** A file is handed to a person, who may have no address: somebody without a part in the school is outside it. */
function reaches({ audiences, official }: Recipient, to: readonly Audience[] = ['outside']): boolean {
  if (to.some((audience) => audiences.has(audience))) return true
  if (official || school.some((audience) => audiences.has(audience))) return false
  return to.includes('outside') || (to.includes('organisation') && !audiences.has('parent'))
}
