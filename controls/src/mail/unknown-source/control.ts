import { defineControl, type Finding, type Input, notApplicable, permit } from '@beadle/engine'
import { isOfficial } from '../audience.ts'
import { holdsLink } from '../words.ts'

type Kind = 'links' | 'attachments' | 'forged'
type Settings = { readonly what?: readonly Kind[]; readonly tag?: string }
type Receiving = Input<'mail.receive', Settings>

/**
 * Opening cannot be forbidden from afar; knowing that the sender is new can be said where it is read. The mark is not worth
 * losing mail for. `forged`: it comes from outside with an address of the school as its author, and nothing proves that.
 */
export const unknownSource = defineControl<'mail.receive', Settings>({
  id: 'mail.unknown-source',
  summary: {
    en: 'Marks mail with links or attachments from a sender the school does not know, and what claims to be from the school without proof.',
  },
  actions: ['mail.receive'],
  needs: ['mail.known-sender'],
  reads: ['mail.authentication'],
  settings: {
    type: 'object',
    properties: {
      what: {
        type: 'array',
        items: { type: 'string', enum: ['links', 'attachments', 'forged'] },
        description: 'What is marked.',
      },
      tag: { type: 'string', description: 'The mark set before the subject line.' },
    },
    additionalProperties: false,
  },
  applies: (input) => carried(input).length > 0,
  evaluate: (input) => (input.facts['mail.known-sender'] && !isForged(input) ? notApplicable : marked(input)),
  whenUnsure: (input) => marked(input),
})

function carried(input: Receiving): readonly Kind[] {
  const { text, html = '', attachments = [] } = input.request.resource.properties
  const { what = ['links', 'attachments'] } = input.settings
  return what.filter((kind) => {
    if (kind === 'forged') return isForged(input)
    return kind === 'links' ? holdsLink(text) || holdsLink(html) : attachments.length > 0
  })
}

function isForged({ request, facts, settings: { what = [] }, school }: Receiving): boolean {
  const { from } = request.resource.properties
  return what.includes('forged') && facts['mail.authentication'] !== 'pass' && isOfficial(from, school)
}

function marked(input: Receiving): Finding {
  const what = carried(input)
  const { tag = 'Unknown sender' } = input.settings
  const found = what.includes('forged') ? 'forged' : what.includes('attachments') ? 'attachments' : 'links'
  return permit(
    { key: `mail.unknown-source.${found}` },
    { obligations: [{ do: 'mail.rewrite', tag, essential: false }] },
  )
}
