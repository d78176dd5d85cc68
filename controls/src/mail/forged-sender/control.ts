import { defineControl, type Input, notApplicable, permit } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { isOfficial } from '../audience.ts'

type Settings = Response & { readonly tag?: string }
type Arriving = Input<'mail.receive', Settings>

/**
 * Mail in the school's own name that nothing proves is seen by a person first. A stranger's address that fails its proof is
 * marked and delivered: forwarding breaks honest proofs too.
 */
export const forgedSender = defineControl<'mail.receive', Settings>({
  id: 'mail.forged-sender',
  summary: {
    en: 'Holds mail that claims to be from the school without proof and marks what fails its proof otherwise.',
  },
  actions: ['mail.receive'],
  needs: ['mail.authentication'],
  settings: {
    type: 'object',
    properties: {
      tag: { type: 'string', description: 'The mark set before the subject line of what fails its proof.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const proof = input.facts['mail.authentication']
    if (proof === 'pass') return notApplicable
    if (claimsSchool(input)) return inOurName(input)
    if (proof !== 'fail') return notApplicable
    const { tag = 'Sender not proved' } = input.settings
    return permit(
      { key: 'mail.forged-sender.unproved' },
      { obligations: [{ do: 'mail.rewrite', tag, essential: false }] },
    )
  },
  whenUnsure: (input) => (claimsSchool(input) ? inOurName(input) : notApplicable),
})

function claimsSchool({ request, school }: Arriving): boolean {
  return isOfficial(request.resource.properties.from, school)
}

function inOurName({ settings }: Arriving) {
  return respond({ key: 'mail.forged-sender.in-our-name' }, settings.outcome ?? 'release', settings)
}
