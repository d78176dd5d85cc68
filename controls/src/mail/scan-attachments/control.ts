import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/** No attachment is opened before the scanner has seen it; what cannot be scanned is not delivered, so this is essential. */
export const scanAttachments = defineControl<'mail.submit' | 'mail.receive', Settings>({
  id: 'mail.scan-attachments',
  summary: { en: 'Has every attachment scanned for malware before it can be opened.' },
  actions: ['mail.submit', 'mail.receive'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail; everybody’s, arriving mail too, when left out.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { attachments = [] } = input.request.resource.properties
    if (attachments.length === 0 || !sentBy(input, input.settings.from)) return notApplicable
    return addressed(input, input.settings.to).length > 0
      ? permit(
          { key: 'mail.scan-attachments.scanned' },
          { aside: true, obligations: [{ do: 'scan', by: 'antivirus' }] },
        )
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
