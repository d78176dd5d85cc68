import { defineControl, notApplicable, type SettingSchema } from '@beadle/engine'
import { contentItems } from '../../settings.ts'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import {
  type Asker,
  askerSettings,
  type Category,
  categoriesSetting,
  isAsker,
  isIn,
  type WebProperties,
} from '../asked.ts'

type Content = NonNullable<WebProperties['formContains']>[number]
type Settings = Asker & Answer & { readonly contents: readonly Content[]; readonly except?: readonly Category[] }

const contents = {
  type: 'array',
  items: contentItems,
  description: 'What must not be typed into pages.',
} satisfies SettingSchema

/** What is typed into pages. The school's own sites are its own business and may be left out. */
export const formData = defineControl<'web.request', Settings>({
  id: 'web.form-data',
  summary: { en: 'Keeps personal data and the like from being typed into web pages.' },
  actions: ['web.request'],
  needs: [],
  settings: {
    type: 'object',
    properties: { ...askerSettings, contents, except: categoriesSetting('Not on sites of these.'), ...answerSettings },
    required: ['contents'],
    additionalProperties: false,
  },
  applies: isAsker,
  evaluate({ request, settings }) {
    const { properties: site } = request.resource
    const found = site.formContains?.some((content) => settings.contents.includes(content)) ?? false
    if (!found || isIn(site, settings.except ?? [])) return notApplicable
    return answerPage({ key: 'web.form-data.found' }, settings, { text: 'web.form-data.attempt', ask: false })
  },
  whenUnsure: () => notApplicable,
})
