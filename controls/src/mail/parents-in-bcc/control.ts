import { defineControl, type Input, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, keysOf, type Recipient, recipientOf, sentBy } from '../audience.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/**
 * Families do not see each other's addresses. A family alone, and colleagues who know it anyway, give nothing away; any
 * second household or outsider among the visible recipients does.
 */
export const parentsInBcc = defineControl<'mail.submit', Settings>({
  id: 'mail.parents-in-bcc',
  summary: { en: 'Puts parents into the blind-copy field when others outside the school would see their addresses.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Whose addresses nobody else sees.' },
    },
    additionalProperties: false,
  },
  evaluate(input) {
    if (!sentBy(input, input.settings.from)) return notApplicable
    const { to = ['parent'] } = input.settings
    const visible = seen(input)
    const shy = visible.filter(({ audiences }) => to.some((audience) => audiences.has(audience)))
    const others = visible.filter((recipient) => recipient.external && !shy.includes(recipient))
    const people = [...shy, ...others].reduce((sum, recipient) => sum + recipient.people, 0)
    if (shy.length === 0 || people < 2) return notApplicable
    return permit(
      { key: 'mail.parents-in-bcc.hidden' },
      { recipients: keysOf(shy), obligations: [{ do: 'mail.rewrite', bcc: true }] },
    )
  },
  whenUnsure: () => notApplicable,
})

/** Whom every reader of the message would see, each once. */
function seen({ request, school }: Input<'mail.submit', Settings>): readonly Recipient[] {
  const { to, cc = [] } = request.resource.properties
  const all = [...to, ...cc].map((person) => recipientOf(person, school))
  return [...new Map(all.map((recipient) => [recipient.key, recipient])).values()]
}
