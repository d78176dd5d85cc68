import { advise, defineControl, hold, type Releaser, type Role } from '@beadle/engine'
import { kindsSetting, type MonitoringKind, type Purpose, purposesSetting } from '../../looking/looked-into.ts'
import { releasersSetting } from '../../response.ts'
import { roleItems } from '../../settings.ts'

type Settings = {
  readonly needs: 'extent' | 'grounds'
  readonly roles?: readonly Role[]
  readonly kinds?: readonly MonitoringKind[]
  readonly purposes?: readonly Purpose[]
  readonly person?: boolean
  readonly releasers?: readonly Releaser[]
}

/** Monitoring goes no further than it must: whoever starts it says how far it goes, or on what grounds. */
export const monitoringMinimum = defineControl<'monitoring.start', Settings>({
  id: 'monitoring.minimum',
  summary: { en: 'Asks that monitoring say how far it goes and on what grounds before it starts.' },
  actions: ['monitoring.start'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      needs: { type: 'string', enum: ['extent', 'grounds'], description: 'What must be said.' },
      roles: { type: 'array', items: roleItems, description: 'Only of these; anybody else may not start it anyway.' },
      kinds: kindsSetting,
      purposes: purposesSetting,
      person: { type: 'boolean', description: 'Only monitoring of one person, not of everyone.' },
      releasers: releasersSetting,
    },
    required: ['needs'],
    additionalProperties: false,
  },
  applies: ({ request, settings: { needs, roles, kinds, purposes, person = false } }) => {
    const { of, kind, purpose, [needs]: said } = request.resource.properties
    if (roles && !request.subject.properties.roles.some((role) => roles.includes(role))) return false
    if (said?.trim() || (person && of === 'everyone')) return false
    return (kinds?.includes(kind) ?? true) && (purposes?.includes(purpose) ?? true)
  },
  evaluate: ({ settings: { needs, releasers } }) =>
    releasers
      ? hold({ key: `monitoring.minimum.${needs}` }, { releasers })
      : advise({ key: `monitoring.minimum.${needs}` }),
  whenUnsure: () => [],
})
