import { defineControl, notApplicable, permit, type Role } from '@beadle/engine'
import { roleItems } from '../../settings.ts'

type Settings = { readonly preserve?: boolean; readonly forOthers?: readonly Role[] }

/** The owner, or who protects the others, rids the mailbox of it at once; what protects the others, a copy, is kept until it was looked at. */
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
      forOthers: {
        type: 'array',
        items: roleItems,
        description: 'Roles that may delete it from everybody’s mailboxes.',
      },
      preserve: { type: 'boolean', default: true, description: 'Whether a copy is kept until it was looked at.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { owner, kind, by = 'owner' } = request.resource.properties
    const isOwn = by === 'owner' && (owner === 'self' || owner === request.subject.id)
    const isForOthers =
      by === 'school' && request.subject.properties.roles.some((role) => settings.forOthers?.includes(role))
    if (kind !== 'phishing' || (!isOwn && !isForOthers)) return notApplicable
    const because = { key: 'mail.phishing-deletion.allowed' }
    if (settings.preserve === false) return permit(because)
    return permit(because, { obligations: [{ do: 'custody.preserve', what: 'phishing-message', essential: false }] })
  },
  whenUnsure: () => notApplicable,
})
