import { type Attachment, defineControl, deny, type Input, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { contentItems } from '../../settings.ts'

type Content = NonNullable<Attachment['contains']>[number]
type Settings = { readonly from?: readonly Audience[]; readonly contents?: readonly Content[] }
type Saving = Input<'device.use-mail' | 'file.store', Settings>

const personal: readonly Content[] = ['personal-data', 'special-category']

/** Reading on one's own device is one thing, saving on it another: what is saved there the school can neither guard nor remove. */
export const privateDevice = defineControl<'device.use-mail' | 'file.store', Settings>({
  id: 'disclosure.private-device',
  summary: { en: 'Refuses to save content with personal data on a private device.' },
  actions: ['device.use-mail', 'file.store'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose devices.' },
      contents: { type: 'array', items: contentItems, description: 'What is not saved; personal data when left out.' },
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const kinds = saved(input).filter((content) => (input.settings.contents ?? personal).includes(content))
    return kinds.length > 0 && sentBy(input, input.settings.from)
      ? deny({ key: 'disclosure.private-device.saved', params: { kinds } })
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})

/** What would come to lie on a private device: downloads of mail read there, files stored there. */
function saved({ request: { resource } }: Saving): readonly Content[] {
  const { properties } = resource
  if ('contains' in properties) return properties.to === 'personal-device' ? properties.contains : []
  return properties.owner === 'personal' ? (properties.downloads ?? []) : []
}
