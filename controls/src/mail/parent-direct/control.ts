import {
  defineControl,
  type Finding,
  type Input,
  isMailRequest,
  notApplicable,
  permit,
  type Role,
} from '@beadle/engine'
import { roleItems } from '../../settings.ts'
import { addressed, isList, keysOf, type Recipient, sentBy } from '../audience.ts'

type Settings = { readonly fine?: readonly Role[]; readonly fineLists?: readonly string[]; readonly tag?: string }
type Arriving = Input<'mail.receive', Settings>

/** A parent's message always arrives. The teacher sees that nothing was arranged and may, with one click, point to the office. */
export const parentDirect = defineControl<'mail.receive', Settings>({
  id: 'mail.parent-direct',
  summary: { en: 'Marks a parent’s direct message to staff where no contact was arranged, and offers a kind answer.' },
  actions: ['mail.receive'],
  needs: ['mail.arrangement'],
  settings: {
    type: 'object',
    properties: {
      fine: { type: 'array', items: roleItems, description: 'Roles that parents may always write to.' },
      fineLists: {
        type: 'array',
        items: { type: 'string' },
        description: 'Mailboxes and lists that parents may always write to.',
      },
      tag: { type: 'string', description: 'The mark set before the subject line.' },
    },
    additionalProperties: false,
  },
  applies: (input) => isMailRequest(input.request) && sentBy(input, ['parent']) && direct(input).length > 0,
  evaluate: (input) => (input.facts['mail.arrangement'] ? notApplicable : offer(input)),
  whenUnsure: (input) => offer(input),
})

function direct({
  request,
  school,
  settings: { fine = ['office', 'administration-team'], fineLists = ['office', 'info', 'enquiries'] },
}: Arriving): readonly Recipient[] {
  return addressed({ request, school }, ['staff']).filter(
    (recipient) => !recipient.person.roles?.some((role) => fine.includes(role)) && !isList(recipient, fineLists),
  )
}

function offer(input: Arriving): Finding {
  return permit(
    { key: 'mail.parent-direct.not-arranged' },
    {
      recipients: keysOf(direct(input)),
      obligations: [
        { do: 'mail.return', ask: 'mail.parent-direct.through-office' },
        { do: 'mail.rewrite', tag: input.settings.tag ?? 'Parent, direct', essential: false },
      ],
    },
  )
}
