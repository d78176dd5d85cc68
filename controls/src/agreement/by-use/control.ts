import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Settings = { readonly agreement: string; readonly from?: readonly Audience[] }

/** Where using the thing counts as agreeing, the terms are shown as it is used; nothing waits for an answer. */
export const agreementByUse = defineControl<'device.use-mail', Settings>({
  id: 'agreement.by-use',
  summary: { en: 'Shows the conditions that using school mail on a phone or tablet accepts.' },
  actions: ['device.use-mail'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      agreement: { type: 'string', description: 'The conditions that are shown.' },
      from: { ...audienceSetting, description: 'Whom they bind.' },
    },
    required: ['agreement'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { kind } = request.resource.properties
    if ((kind !== 'phone' && kind !== 'tablet') || !sentBy({ request, school }, settings.from)) return notApplicable
    const { agreement } = settings
    return permit(
      { key: 'agreement.by-use.shown' },
      { obligations: [{ do: 'agreement.present', agreement, essential: false }] },
    )
  },
  whenUnsure: () => notApplicable,
})
