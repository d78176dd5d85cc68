import { defineControl, notApplicable, permit } from '@beadle/engine'

type Settings = { readonly preserve?: boolean }

/** The owner rids the mailbox of it at once; what protects the others, a copy, is kept until it was looked at. */
export const phishingDeletion = defineControl<'mail.delete', Settings>({
  id: 'mail.phishing-deletion',
  summary: {
    en: 'Lets the owner of a mailbox delete phishing mail at once, keeping a copy for those who protect the others.',
  },
  actions: ['mail.delete'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      preserve: { type: 'boolean', default: true, description: 'Whether a copy is kept until it was looked at.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { owner, kind, by = 'owner' } = request.resource.properties
    if (kind !== 'phishing' || by !== 'owner' || (owner !== 'self' && owner !== request.subject.id))
      return notApplicable
    const because = { key: 'mail.phishing-deletion.allowed' }
    if (settings.preserve === false) return permit(because)
    return permit(because, { obligations: [{ do: 'custody.preserve', what: 'phishing-message', essential: false }] })
  },
  whenUnsure: () => notApplicable,
})
