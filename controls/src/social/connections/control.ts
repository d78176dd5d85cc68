import { advise, defineControl, notApplicable, type Releaser } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { releaserItems } from '../../settings.ts'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly with: readonly Who[]
  readonly accounts?: readonly ('school' | 'personal')[]
  readonly prior?: 'same' | 'advise'
  readonly tell?: readonly Releaser[]
  readonly category?: string
}

/** Staff and those they teach are not friends on private networks; where they were family or friends before, it is declared. */
export const socialConnections = defineControl<'social.connect', Settings>({
  id: 'social.connections',
  summary: {
    en: 'Answers connections on social networks with those whom the school keeps apart from private accounts.',
  },
  actions: ['social.connect'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who connects.' },
      with: { ...whoSetting, description: 'With whom.' },
      accounts: {
        type: 'array',
        items: { type: 'string', enum: ['school', 'personal'] },
        description: 'From which accounts; personal ones when left out.',
      },
      prior: {
        type: 'string',
        enum: ['same', 'advise'],
        description:
          'What a declared family tie or earlier friendship changes: nothing when left out, or a word of advice instead.',
      },
      tell: { type: 'array', items: releaserItems, description: 'Who is told, without the subject’s knowing.' },
      category: { type: 'string', description: 'The kind of incident that is opened; none when left out.' },
      ...actSettings,
    },
    required: ['with'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { account, with: people, priorRelationship = 'none', declared = false } = request.resource.properties
    const { from, accounts = ['personal'], prior = 'same', outcome = 'deny', tell, category } = settings
    if (!accounts.includes(account) || !actedBy({ request, school }, from)) return notApplicable
    if (those(people, settings.with, school).length === 0) return notApplicable
    if (prior === 'advise' && priorRelationship !== 'none' && declared)
      return advise({ key: 'social.connections.declared' })
    const obligations = [
      ...(category ? [{ do: 'open.incident' as const, category, severity: 'medium' as const, silent: true }] : []),
      ...(tell ? [{ do: 'notify' as const, who: tell, text: 'social.connections.notice', silent: true }] : []),
    ]
    return respond(
      { key: 'social.connections.apart' },
      outcome,
      settings,
      obligations.length > 0 ? { obligations } : {},
    )
  },
  whenUnsure: () => notApplicable,
})
