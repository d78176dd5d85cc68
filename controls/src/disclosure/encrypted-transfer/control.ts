import { type Attachment, defineControl, deny, type Input, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { contentItems } from '../../settings.ts'

type Content = NonNullable<Attachment['contains']>[number]
type Settings = { readonly from?: readonly Audience[]; readonly contents?: readonly Content[] }
type Moving = Input<'file.transfer' | 'file.store', Settings>

const personal: readonly Content[] = ['personal-data', 'special-category', 'confidential', 'contact-list']

/** What a file holds is declared here, not guessed from words, so nobody is asked: it is encrypted or it stays. Paper is not encrypted. */
export const encryptedTransfer = defineControl<'file.transfer' | 'file.store', Settings>({
  id: 'disclosure.encrypted-transfer',
  summary: { en: 'Refuses to take files with personal data off the school’s network unencrypted.' },
  actions: ['file.transfer', 'file.store'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose files.' },
      contents: { type: 'array', items: contentItems, description: 'What may not leave unencrypted.' },
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings, school } = input
    const { contains, encrypted } = request.resource.properties
    if (encrypted || !isLeaving(input) || !sentBy({ request, school }, settings.from)) return notApplicable
    const kinds = contains.filter((content) => (settings.contents ?? personal).includes(content))
    return kinds.length > 0
      ? deny({ key: 'disclosure.encrypted-transfer.unencrypted', params: { kinds } })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})

function isLeaving({ request: { resource } }: Moving): boolean {
  const { properties } = resource
  if ('medium' in properties) return properties.medium !== undefined && properties.medium !== 'paper'
  return properties.to === 'removable' || properties.to === 'personal-device' || properties.to === 'personal-cloud'
}
