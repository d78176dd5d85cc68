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
  isTransfer,
  type WebProperties,
} from '../asked.ts'

type FileType = NonNullable<WebProperties['fileType']>
type Settings = Asker &
  Answer & {
    readonly fileTypes?: readonly FileType[]
    readonly categories?: readonly Category[]
    readonly whatever?: boolean
  }

const fileTypes = { type: 'array', items: contentItems, description: 'Files of these kinds.' } satisfies SettingSchema

/**
 * Files fetched from the web, or put there, for one's own enjoyment. A site of games or music says what the file is for;
 * of a file alone, of which nobody says whether it is private, the person is asked.
 */
export const privateDownload = defineControl<'web.request', Settings>({
  id: 'web.private-download',
  summary: { en: 'Keeps files that are not for work from being fetched from the web or passed on.' },
  actions: ['web.request'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      fileTypes,
      categories: categoriesSetting('Files from sites of these.'),
      whatever: { type: 'boolean', description: 'Whatever they are for, not only for private use.' },
      ...answerSettings,
    },
    additionalProperties: false,
  },
  applies: isAsker,
  evaluate({ request, settings }) {
    const { properties: site } = request.resource
    const { fileTypes = [], categories = [], whatever = false } = settings
    if (!isTransfer(site) || (site.personal === false && !whatever)) return notApplicable
    const fromSite = isIn(site, categories)
    if (!fromSite && !(site.fileType && fileTypes.includes(site.fileType))) return notApplicable
    const how = { text: 'web.private-download.attempt' }
    if (whatever || fromSite || site.personal) return answerPage({ key: 'web.private-download.closed' }, settings, how)
    return answerPage({ key: 'web.private-download.asks' }, { outcome: 'second-look' }, how)
  },
  whenUnsure: () => notApplicable,
})
