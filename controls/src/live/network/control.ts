import { defineControl, notApplicable } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'
import { isBound, type Session, sessionSettings } from '../session.ts'

type Settings = Response & Session & { readonly places: readonly string[] }

/** Video runs over the network the school has made for it. A place that nobody stated is taken for the school's. */
export const liveNetwork = defineControl<'live.start', Settings>({
  id: 'live.network',
  summary: { en: 'Answers live sessions over another network than the school’s.' },
  actions: ['live.start'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      ...sessionSettings,
      places: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['school', 'home', 'off-site', 'abroad', 'school-network', 'guest-network', 'remote'],
        },
        description: 'Places and networks it may run over.',
      },
      ...actSettings,
    },
    required: ['places'],
    additionalProperties: false,
  },
  applies: isBound,
  evaluate({ request, settings }) {
    const { place } = request.resource.properties
    return place === undefined || settings.places.includes(place)
      ? notApplicable
      : respond({ key: 'live.network.other' }, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})
