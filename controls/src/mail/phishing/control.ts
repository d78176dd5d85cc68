import { defineControl, hold, notApplicable } from '@beadle/engine'
import { type Response, releaseBy, responseSettings } from '../../response.ts'

type Settings = Response & { readonly linkCategories?: readonly string[] }

/** A person who knows phishing looks before anybody can click; nobody looks in time and it is refused. What is released has its links taken out. */
export const phishing = defineControl<'mail.receive', Settings>({
  id: 'mail.phishing',
  summary: {
    en: 'Holds mail that asks for accounts or bank details, or links to phishing, before a person; its links are taken out.',
  },
  actions: ['mail.receive'],
  needs: ['content.phishing'],
  reads: ['mail.link-categories'],
  settings: {
    type: 'object',
    properties: {
      linkCategories: {
        type: 'array',
        items: { type: 'string' },
        description: 'Categories of linked sites that are enough by themselves.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate({ facts, settings }) {
    const { linkCategories = ['phishing', 'malware'] } = settings
    const isLinked = facts['mail.link-categories']?.some((category) => linkCategories.includes(category)) ?? false
    if ((facts['content.phishing']?.length ?? 0) === 0 && !isLinked) return notApplicable
    return hold({ key: 'mail.phishing.found' }, releaseBy(settings), {
      obligations: [{ do: 'mail.rewrite', stripLinks: true, essential: false }],
    })
  },
  whenUnsure: ({ settings }) => hold({ key: 'content.unread' }, releaseBy(settings)),
})
