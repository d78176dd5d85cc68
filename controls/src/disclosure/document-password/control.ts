import {
  type Attachment,
  defineControl,
  deny,
  type Input,
  isMailRequest,
  notApplicable,
  type Properties,
} from '@beadle/engine'
import { type Audience, addressed, audienceSetting, sentBy } from '../../mail/audience.ts'
import { respondTo, type ToPupils, toPupilsSetting } from '../../mail/to-pupils.ts'
import { type Response, responseSettings } from '../../response.ts'
import { contentItems } from '../../settings.ts'

type Content = NonNullable<Attachment['contains']>[number]
type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly contents?: readonly Content[]
  readonly toPupils?: ToPupils
}
type Moving = Input<'mail.submit' | 'file.store' | 'file.transfer', Settings>

const personal: readonly Content[] = ['personal-data', 'special-category']

/**
 * The document itself is locked, wherever it lies and whoever it goes to, inside the school too. What a file holds is
 * declared where it is stored, so it is refused there; in mail a detector says so, and its sender looks first.
 */
export const documentPassword = defineControl<'mail.submit' | 'file.store' | 'file.transfer', Settings>({
  id: 'disclosure.document-password',
  summary: { en: 'Lets documents with personal data be stored, handed over or mailed only under a password.' },
  actions: ['mail.submit', 'file.store', 'file.transfer'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose documents.' },
      contents: {
        type: 'array',
        items: contentItems,
        description: 'What a document may not hold without a password; personal data when left out.',
      },
      toPupils: toPupilsSetting,
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings } = input
    const files = unlocked(input)
    if (files.length === 0 || !sentBy(input, settings.from)) return notApplicable
    const because = { key: 'disclosure.document-password.missing', params: { files } }
    if (!isMailRequest(request)) return deny(because)
    return respondTo(addressed({ request, school: input.school }), because, {
      settings,
      outcome: 'second-look-and-release',
      toPupils: settings.toPupils ?? 'deny',
    })
  },
  whenUnsure: () => notApplicable,
})

/** The names of the attachments, or the contents of the file, that lie open. */
function unlocked({ request, settings: { contents = personal } }: Moving): readonly string[] {
  if (isMailRequest(request)) {
    const { attachments = [] } = request.resource.properties
    return attachments
      .filter(({ contains = [], encrypted }) => !encrypted && contains.some((content) => contents.includes(content)))
      .map(({ filename }) => filename)
  }
  const properties = request.resource.properties as Properties['file.store'] | Properties['file.transfer']
  const isPaper = 'medium' in properties && properties.medium === 'paper'
  if (isPaper || properties.encrypted || properties.passwordProtected) return []
  return properties.contains.filter((content) => contents.includes(content))
}
