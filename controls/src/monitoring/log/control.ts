import { type ActionName, defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { type Category, categoriesSetting, isExempt, isIn } from '../../web/asked.ts'

type LoggedAction = 'web.request' | 'account.log-on' | 'remote.connect' | 'file.store' | 'file.open' | 'exemption.grant'
type Settings = {
  readonly actions?: readonly ActionName[]
  readonly from?: readonly Audience[]
  readonly categories?: readonly Category[]
  readonly exempt?: boolean
}

const actions: readonly LoggedAction[] = [
  'web.request',
  'account.log-on',
  'remote.connect',
  'file.store',
  'file.open',
  'exemption.grant',
]

/** A line in the activity log for what people do on the school's systems. What cannot be logged is still allowed. */
export const monitoringLog = defineControl<LoggedAction, Settings>({
  id: 'monitoring.log',
  summary: { en: 'Writes a line in the activity log for what is done on the school’s systems.' },
  actions,
  needs: [],
  reads: ['exemption.active'],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: actions },
        description: 'What is logged; all of it when left out.',
      },
      from: { ...audienceSetting, description: 'Whose.' },
      categories: categoriesSetting('Of pages, only sites of these.'),
      exempt: { type: 'boolean', description: 'Only where an exemption from the filter covers it now.' },
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    (settings.actions?.includes(request.action.name) ?? true) && sentBy({ request, school }, settings.from),
  evaluate({ request, facts, settings: { categories, exempt = false } }) {
    const { properties } = request.resource
    if (categories && !('categories' in properties && isIn(properties, categories))) return notApplicable
    if (exempt && !isExempt(facts)) return notApplicable
    return permit(
      { key: 'monitoring.log.kept' },
      { aside: true, obligations: [{ do: 'log.activity', essential: false }] },
    )
  },
  whenUnsure: () => notApplicable,
})
