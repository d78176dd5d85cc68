import { advise, defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly to: string
  readonly folder: string
  readonly byYear?: boolean
}

/** Photographs that are kept in one place and order are found again, and deleted when their time has come. */
export const imageLibraryFolder = defineControl<'file.store', Settings>({
  id: 'image.library-folder',
  summary: {
    en: 'Asks that photographs of pupils be stored in the folder, and under the year, that the school keeps for them.',
  },
  actions: ['file.store'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who stores them.' },
      to: {
        type: 'string',
        enum: ['school-network', 'shared-area', 'personal-area', 'school-cloud'],
        description: 'The store that holds the library.',
      },
      folder: { type: 'string', description: 'The folder in it, without case.' },
      byYear: {
        type: 'boolean',
        description: 'Whether a folder for the year belongs below it, such as 2026 or Year 9.',
      },
      ...actSettings,
    },
    required: ['to', 'folder'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { contains, to, folder } = request.resource.properties
    if (!contains.includes('pupil-images') || !actedBy({ request, school }, settings.from)) return notApplicable
    const params = { folder: settings.folder }
    if (to === settings.to && folder === undefined) return advise({ key: 'image.library-folder.unsaid', params })
    if (to === settings.to && isInLibrary(folder ?? '', settings)) return notApplicable
    return respond({ key: 'image.library-folder.elsewhere', params }, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})

function isInLibrary(path: string, { folder, byYear = false }: Settings): boolean {
  const parts = path.split(/[\\/]+/).map((part) => part.trim().toLowerCase())
  const at = parts.indexOf(folder.toLowerCase())
  if (at < 0) return false
  return !byYear || parts.slice(at + 1).some((part) => /^(?:20\d\d|(?:year|yr) ?\d{1,2})(?:\D|$)/.test(part))
}
