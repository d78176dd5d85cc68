import { defineControl, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { categoryItems } from '../../settings.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly categories: readonly string[]
}

/** A link is judged by the site it leads to, whatever the words around it say. */
export const badLinks = defineControl<'mail.submit', Settings>({
  id: 'mail.bad-links',
  summary: { en: 'Refuses mail with links to sites of the categories the school does not want spread.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['mail.link-categories'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      categories: { type: 'array', items: categoryItems, description: 'Categories of sites that are not linked to.' },
      ...responseSettings,
    },
    required: ['categories'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { facts, settings } = input
    const kinds = (facts['mail.link-categories'] ?? []).filter((category) => settings.categories.includes(category))
    if (kinds.length === 0 || !sentBy(input, settings.from)) return notApplicable
    const bound = addressed(input, settings.to)
    if (bound.length === 0) return notApplicable
    const because = { key: 'mail.bad-links.found', params: { kinds } }
    return respond(because, settings.outcome ?? 'deny', settings, { recipients: keysOf(bound) })
  },
  whenUnsure: () => notApplicable,
})
