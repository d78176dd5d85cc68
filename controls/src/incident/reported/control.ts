import { type DecisionRequest, defineControl, notApplicable, permit, type Releaser } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { categoryItems, contentItems, releaserItems } from '../../settings.ts'

type Act = 'mail.submit' | 'mail.receive' | 'web.request' | 'file.store' | 'file.transfer'
const acts: readonly Act[] = ['mail.submit', 'mail.receive', 'web.request', 'file.store', 'file.transfer']

type Settings = {
  readonly actions?: readonly Act[]
  readonly from?: readonly Who[]
  readonly reported?: boolean
  readonly categories?: readonly string[]
  readonly contents?: readonly string[]
  readonly tell: readonly Releaser[]
  readonly category: string
  readonly severity: 'high' | 'medium' | 'low'
}

/** What must come before somebody does, whatever else is decided about it: an incident is opened and the one in charge told. */
export const incidentReported = defineControl<Act, Settings>({
  id: 'incident.reported',
  summary: { en: 'Opens an incident and tells those in charge when something they must know of happens.' },
  actions: acts,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: { type: 'array', items: { type: 'string', enum: acts }, description: 'Which acts; all when left out.' },
      from: { ...whoSetting, description: 'Whose acts.' },
      reported: { type: 'boolean', description: 'Mail that was reported.' },
      categories: { type: 'array', items: categoryItems, description: 'Visits to sites of these categories.' },
      contents: { type: 'array', items: contentItems, description: 'Files and attachments that hold these.' },
      tell: { type: 'array', items: releaserItems, description: 'Who is told.' },
      category: { type: 'string', description: 'The kind of incident.' },
      severity: { type: 'string', enum: ['high', 'medium', 'low'], description: 'How grave it is.' },
    },
    required: ['tell', 'category', 'severity'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    (settings.actions?.includes(request.action.name) ?? true) && actedBy({ request, school }, settings.from),
  evaluate({ request, settings }) {
    if (!isMet(request, settings)) return notApplicable
    const { tell, category, severity } = settings
    return permit(
      { key: 'incident.reported.told' },
      {
        aside: true,
        silent: true,
        obligations: [
          { do: 'open.incident', category, severity, silent: true },
          { do: 'notify', who: tell, text: 'incident.reported.notice', silent: true },
        ],
      },
    )
  },
  whenUnsure: () => notApplicable,
})

function isMet(
  { resource: { properties } }: DecisionRequest<Act>,
  { reported, categories = [], contents = [] }: Settings,
): boolean {
  if (reported === true && 'reported' in properties && properties.reported === true) return true
  if ('categories' in properties) return properties.categories.some((one) => categories.includes(one))
  const held =
    'contains' in properties
      ? properties.contains
      : 'attachments' in properties
        ? (properties.attachments ?? []).flatMap(({ contains = [] }) => contains)
        : []
  return held.some((one) => contents.includes(one))
}
