import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'
import { holdsIndecentImage } from '../indecent-image.ts'

type Settings = {
  readonly class: string
  readonly between: readonly { readonly from: readonly Audience[]; readonly to: readonly Audience[] }[]
}

/** Openness that can be shown: a copy is kept whatever else is decided about the message. */
export const archiveCopy = defineControl<'mail.submit' | 'mail.receive', Settings>({
  id: 'mail.archive-copy',
  summary: { en: 'Keeps a copy of mail between the people the school names.' },
  actions: ['mail.submit', 'mail.receive'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      class: { type: 'string', description: 'The record class under which the copy is kept.' },
      between: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            from: { ...audienceSetting, description: 'Whose mail.' },
            to: { ...audienceSetting, description: 'Mail to whom.' },
          },
          required: ['from', 'to'],
          additionalProperties: false,
        },
        description: 'Pairs of senders and recipients.',
      },
    },
    required: ['class', 'between'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { class: record, between } = input.settings
    // Not even a sealed copy: nothing permits one.
    if (holdsIndecentImage(input.request.resource.properties)) return notApplicable
    const kept = between.filter(({ from }) => sentBy(input, from)).flatMap(({ to }) => addressed(input, to))
    if (kept.length === 0) return notApplicable
    return permit(
      { key: 'mail.archive-copy.kept' },
      { recipients: [...new Set(keysOf(kept))], obligations: [{ do: 'archive.keep', class: record }] },
    )
  },
  whenUnsure: () => notApplicable,
})
