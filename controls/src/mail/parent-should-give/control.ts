import { defineControl, notApplicable, permit } from '@beadle/engine'
import { addressed, keysOf, sentBy } from '../audience.ts'
import { holdsTelephone, namesChild, namesForm, wordsOf } from '../words.ts'

type Settings = { readonly what: 'child-and-form' | 'telephone' }

/** What a parent's message should hold is asked for by the one who reads it, never by refusing it; a reply in a running conversation is not asked again. */
export const parentShouldGive = defineControl<'mail.receive', Settings>({
  id: 'mail.parent-should-give',
  summary: {
    en: 'Offers the reader a click that asks a parent for the child’s name and form, or for a telephone number.',
  },
  actions: ['mail.receive'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      what: { type: 'string', enum: ['child-and-form', 'telephone'], description: 'What the message should give.' },
    },
    required: ['what'],
    additionalProperties: false,
  },
  evaluate({ request, settings: { what }, school }) {
    const { subjectLine, text, inReplyTo } = request.resource.properties
    if (inReplyTo !== undefined || !sentBy({ request, school }, ['parent'])) return notApplicable
    const bound = addressed({ request, school }, ['staff'])
    if (bound.length === 0) return notApplicable
    const isGiven =
      what === 'telephone'
        ? holdsTelephone(text) || holdsTelephone(subjectLine)
        : namesChildAndForm(`${subjectLine}\n${text}`)
    if (isGiven) return notApplicable
    return permit(
      { key: `mail.parent-should-give.no-${what}` },
      { recipients: keysOf(bound), obligations: [{ do: 'mail.return', ask: `mail.parent-should-give.${what}` }] },
    )
  },
  whenUnsure: () => notApplicable,
})

function namesChildAndForm(text: string): boolean {
  const words = wordsOf(text)
  return namesForm(words) && namesChild(words)
}
