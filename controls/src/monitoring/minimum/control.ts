import { advise, defineControl, hold, type Releaser } from '@beadle/engine'
import { kindsSetting, type MonitoringKind } from '../../looking/looked-into.ts'
import { releasersSetting } from '../../response.ts'

type Settings = {
  readonly needs: 'extent' | 'grounds'
  readonly kinds?: readonly MonitoringKind[]
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
      kinds: kindsSetting,
      releasers: releasersSetting,
    },
    required: ['needs'],
    additionalProperties: false,
  },
  applies: ({ request, settings }) => {
    const { kind, [settings.needs]: said } = request.resource.properties
    return (settings.kinds?.includes(kind) ?? true) && !said?.trim()
  },
  evaluate: ({ settings: { needs, releasers } }) =>
    releasers
      ? hold({ key: `monitoring.minimum.${needs}` }, { releasers })
      : advise({ key: `monitoring.minimum.${needs}` }),
  whenUnsure: () => [],
})
