import { type DecisionRequest, defineControl, notApplicable, permit, type Releaser, safeRoles } from '@beadle/engine'
import { addressed, keysOf, type Recipient } from '../../mail/audience.ts'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { type Response, respond, responseSettings } from '../../response.ts'
import { releaserItems } from '../../settings.ts'

type Act = 'mail.submit' | 'mail.receive'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly offices: readonly Who[]
  readonly mailboxes: readonly string[]
  readonly to: Releaser
}

/**
 * Families and staff write to each other through the office. What a member of staff sends another way is answered as the
 * school says; what a parent sends another way is not lost: it goes to the office, unless it is for somebody of the safe
 * lane, whose mail nobody else reads.
 */
export const officeAccounts = defineControl<Act, Settings>({
  id: 'messaging.office-accounts',
  summary: {
    en: 'Keeps mail between staff and parents to the office’s accounts: refuses what goes out, redirects what comes in.',
  },
  actions: ['mail.submit', 'mail.receive'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Whose mail to parents, and parents’ mail to whom.' },
      offices: { ...whoSetting, description: 'Who works the office’s accounts.' },
      mailboxes: {
        type: 'array',
        items: { type: 'string' },
        description: 'Names of the office’s mailboxes, before the @.',
      },
      to: { ...releaserItems, description: 'Who gets a parent’s mail to somebody else.' },
      ...responseSettings,
    },
    required: ['offices', 'mailboxes', 'to'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { offices, mailboxes, to } = settings
    const boxes = mailboxes.map((name) => name.toLowerCase())
    const isOffice = (address: string) => boxes.includes(address.slice(0, address.lastIndexOf('@')).toLowerCase())
    if (request.action.name === 'mail.submit') {
      const parents = addressed({ request, school }, ['parent'])
      if (parents.length === 0 || !actedBy({ request, school }, settings.from)) return notApplicable
      if (actedBy({ request, school }, offices) || isOffice(request.resource.properties.from)) return notApplicable
      const because = { key: 'messaging.office-accounts.sent' }
      return respond(because, settings.outcome ?? 'deny', settings, { recipients: keysOf(parents) })
    }
    if (!fromParent(request)) return notApplicable
    // Where the school has nobody at the office the message reaches its reader all the same.
    const staff = addressed({ request, school }, ['staff']).filter((one) => !isWorked(one))
    return staff.map(({ key }) =>
      permit(
        { key: 'messaging.office-accounts.received' },
        {
          aside: true,
          recipients: [key],
          obligations: [{ do: 'mail.redirect', to, recipients: [key], essential: false }],
        },
      ),
    )

    function isWorked({ key, person: { roles = [] } }: Recipient): boolean {
      return isOffice(key) || roles.some((role) => offices.includes(role) || safeRoles.includes(role))
    }
  },
  whenUnsure: () => notApplicable,
})

function fromParent({ subject }: DecisionRequest<Act>): boolean {
  return subject.properties.roles.includes('parent')
}
