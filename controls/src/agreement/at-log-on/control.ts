import { defineControl, deny, type Input, type Properties, permit } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { systemItems } from '../../settings.ts'

type Place = NonNullable<Properties['account.log-on']['place']>

type Settings = {
  readonly agreement: string
  readonly from?: readonly Audience[]
  readonly systems?: readonly string[]
  readonly places?: readonly Place[]
}
type LoggingOn = Input<'account.log-on', Settings>

const everyPlace: readonly Place[] = [
  'school',
  'home',
  'off-site',
  'abroad',
  'school-network',
  'guest-network',
  'remote',
]

/**
 * An agreement asked for anew at every log-on is shown even to those who accepted it yesterday, with two answers. Who has
 * not said yes to it is not let in.
 */
export const agreementAtLogOn = defineControl<'account.log-on', Settings>({
  id: 'agreement.at-log-on',
  summary: { en: 'Presents the agreement at every log-on and lets in who accepts it.' },
  actions: ['account.log-on'],
  needs: ['agreement.accepted'],
  settings: {
    type: 'object',
    properties: {
      agreement: { type: 'string', description: 'The agreement that is presented.' },
      from: { ...audienceSetting, description: 'Whose log-ons.' },
      systems: { type: 'array', items: systemItems, description: 'Log-ons to these systems only.' },
      places: {
        type: 'array',
        items: { type: 'string', enum: everyPlace },
        description: 'Log-ons from these places only.',
      },
    },
    required: ['agreement'],
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && isThere(input),
  evaluate: (input) => (input.facts['agreement.accepted'] ? present(input) : refuse(input)),
  whenUnsure: (input) => refuse(input),
})

function isThere({ request, settings: { systems, places } }: LoggingOn): boolean {
  const { system = 'network', place } = request.resource.properties
  if (systems && !systems.includes(system)) return false
  return !places || (place !== undefined && places.includes(place))
}

function present({ settings: { agreement } }: LoggingOn) {
  return permit(
    { key: 'agreement.at-log-on.shown', params: { agreement } },
    { obligations: [{ do: 'agreement.present', agreement }] },
  )
}

function refuse({ settings: { agreement } }: LoggingOn) {
  return deny(
    { key: 'agreement.required.not-accepted', params: { agreement } },
    { obligations: [{ do: 'agreement.present', agreement }] },
  )
}
