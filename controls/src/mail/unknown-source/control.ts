import { defineControl, type Finding, type Input, notApplicable, permit } from '@beadle/engine'
import { holdsLink } from '../words.ts'

type Settings = { readonly what?: readonly ('links' | 'attachments')[]; readonly tag?: string }
type Receiving = Input<'mail.receive', Settings>

/** Opening cannot be forbidden from afar; knowing that the sender is new can be said where it is read. The mark is not worth losing mail for. */
export const unknownSource = defineControl<'mail.receive', Settings>({
  id: 'mail.unknown-source',
  summary: { en: 'Marks mail with links or attachments from a sender the school does not know.' },
  actions: ['mail.receive'],
  needs: ['mail.known-sender'],
  settings: {
    type: 'object',
    properties: {
      what: {
        type: 'array',
        items: { type: 'string', enum: ['links', 'attachments'] },
        description: 'What is marked.',
      },
      tag: { type: 'string', description: 'The mark set before the subject line.' },
    },
    additionalProperties: false,
  },
  applies: (input) => carried(input).length > 0,
  evaluate: (input) => (input.facts['mail.known-sender'] ? notApplicable : marked(input)),
  whenUnsure: (input) => marked(input),
})

function carried({ request, settings: { what = ['links', 'attachments'] } }: Receiving): readonly string[] {
  const { text, html = '', attachments = [] } = request.resource.properties
  return what.filter((kind) => (kind === 'links' ? holdsLink(text) || holdsLink(html) : attachments.length > 0))
}

function marked(input: Receiving): Finding {
  const what = carried(input)
  const { tag = 'Unknown sender' } = input.settings
  return permit(
    { key: `mail.unknown-source.${what.includes('attachments') ? 'attachments' : 'links'}` },
    { obligations: [{ do: 'mail.rewrite', tag, essential: false }] },
  )
}
