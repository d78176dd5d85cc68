import { advise, defineControl, type Input, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, isOfficial, sentBy } from '../audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly what: 'allow' | 'label' | 'disclaim' | 'advise'
  readonly tag?: string
  readonly disclaimer?: string
}

/**
 * A school that allows personal mail: it goes, it can be told from the school's own by its subject line and by a line
 * beneath it, and its sender hears that a private account would do as well. From a private account it needs none of that.
 */
export const personalMark = defineControl<'mail.submit', Settings>({
  id: 'mail.personal-mark',
  summary: {
    en: 'Allows mail marked personal and keeps it apart from the school’s own: by a label, a line beneath, a word.',
  },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      what: {
        type: 'string',
        enum: ['allow', 'label', 'disclaim', 'advise'],
        description: 'It is allowed, labelled in the subject line, disclaimed beneath, or its sender advised.',
      },
      tag: { type: 'string', description: 'The label.' },
      disclaimer: { type: 'string', description: 'The key of the line beneath.' },
    },
    required: ['what'],
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings, school } = input
    const { marked, from } = request.resource.properties
    if (marked !== 'personal' || !sentBy(input, settings.from)) return notApplicable
    if (settings.what === 'allow') return permit({ key: 'mail.personal-mark.allowed' })
    if (!isOfficial(from, school)) return notApplicable
    if (settings.what === 'advise') return advise({ key: 'mail.personal-mark.home-account' })
    return settings.what === 'label' ? label(input) : disclaim(settings)
  },
  whenUnsure: () => notApplicable,
})

function label({ request, settings: { tag = 'Personal' } }: Input<'mail.submit', Settings>) {
  const isLabelled = request.resource.properties.subjectLine.toLowerCase().includes(tag.toLowerCase())
  if (isLabelled) return notApplicable
  return permit(
    { key: 'mail.personal-mark.labelled' },
    { aside: true, obligations: [{ do: 'mail.rewrite' as const, tag, essential: false }] },
  )
}

function disclaim({ disclaimer = 'mail.personal-mark.not-official' }: Settings) {
  return permit(
    { key: 'mail.personal-mark.disclaimed' },
    { aside: true, obligations: [{ do: 'mail.rewrite' as const, disclaimer, essential: false }] },
  )
}
