import { defineControl, deny, notApplicable, type Properties } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Method = NonNullable<Properties['account.log-on']['method']>
type Settings = { readonly from?: readonly Audience[]; readonly methods: readonly Method[] }

/** Which ways of showing who one is a school takes. */
export const logOnMethod = defineControl<'account.log-on', Settings>({
  id: 'account.log-on-method',
  summary: { en: 'Refuses a log-on by a method the school does not take.' },
  actions: ['account.log-on'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose log-ons.' },
      methods: {
        type: 'array',
        items: { type: 'string', enum: ['password', 'passkey', 'sso', 'picture'] },
        description: 'The methods that are taken.',
      },
    },
    required: ['methods'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { method } = request.resource.properties
    return method === undefined || settings.methods.includes(method) || !sentBy({ request, school }, settings.from)
      ? notApplicable
      : deny({ key: 'account.log-on-method.not-taken' })
  },
  whenUnsure: () => notApplicable,
})
