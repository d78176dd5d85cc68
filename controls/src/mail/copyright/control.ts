import { type Attachment, defineControl, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { contentItems } from '../../settings.ts'
import { type Audience, addressed, audienceSetting, sentBy } from '../audience.ts'

type Content = NonNullable<Attachment['contains']>[number]
type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly asks?: 'check' | 'no-breach'
  readonly contents?: readonly Content[]
}

const works: readonly Content[] = ['copyright-work', 'software', 'music', 'video']

/** The sender can look up a licence and say so; what is known to infringe one goes to nobody. */
export const copyrightChecked = defineControl<'mail.submit', Settings>({
  id: 'mail.copyright',
  summary: { en: 'Lets other people’s works be mailed once their licence was checked; refuses what infringes it.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      asks: {
        type: 'string',
        enum: ['check', 'no-breach'],
        default: 'check',
        description: 'That the licence is checked first, or only that it is not broken.',
      },
      contents: {
        type: 'array',
        items: contentItems,
        description: 'What is somebody’s work; works, software, music and video when left out.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings } = input
    const { attachments = [] } = request.resource.properties
    if (attachments.length === 0 || !sentBy(input, settings.from) || addressed(input, settings.to).length === 0)
      return notApplicable
    const infringing = attachments.filter(({ licence }) => licence === 'infringing')
    if (infringing.length > 0)
      return respond({ key: 'mail.copyright.infringing', params: { files: names(infringing) } }, 'deny', settings)
    if (settings.asks === 'no-breach') return notApplicable
    const unchecked = attachments.filter((file) => isUnchecked(file, settings.contents ?? works))
    if (unchecked.length === 0) return notApplicable
    const because = { key: 'mail.copyright.unchecked', params: { files: names(unchecked) } }
    return respond(because, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})

function isUnchecked({ licence, contains = [] }: Attachment, contents: readonly Content[]): boolean {
  return licence === 'unknown' || (licence === undefined && contains.some((content) => contents.includes(content)))
}

function names(files: readonly Attachment[]): readonly string[] {
  return files.map(({ filename }) => filename)
}
