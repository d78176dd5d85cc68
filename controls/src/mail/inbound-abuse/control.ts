import { defineControl, type Facts, type Finding, hold, type Input, notApplicable, permit } from '@beadle/engine'
import { type Response, releaseBy, responseSettings, unread } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf } from '../audience.ts'

const everyKind = ['abuse', 'obscenity', 'threat', 'harassment', 'discrimination', 'defamation'] as const
type Kind = (typeof everyKind)[number]

type Settings = Omit<Response, 'outcome'> & {
  readonly to?: readonly Audience[]
  readonly on?: readonly ('words' | 'reported')[]
  readonly kinds?: readonly Kind[]
  readonly response?: 'mark' | 'review'
  readonly tag?: string
  readonly askForRewording?: boolean
}
type Arriving = Input<'mail.receive', Settings>

/**
 * What outsiders write always reaches a person. It is marked for its reader, or a reviewer reads it first; asking the writer
 * to word it again is that person's click. Abuse quoted in a report is a report; what was reported before is looked at again.
 */
export const inboundAbuse = defineControl<'mail.receive', Settings>({
  id: 'mail.inbound-abuse',
  summary: {
    en: 'Marks abusive mail from outside for its reader, or puts it before a reviewer, who can ask for better words.',
  },
  actions: ['mail.receive'],
  needs: ['content.abuse', 'content.obscenity', 'content.threat', 'content.harassment', 'content.discrimination'],
  reads: ['content.defamation', 'content.report-of-harm'],
  settings: {
    type: 'object',
    properties: {
      to: { ...audienceSetting, description: 'Mail to whom.' },
      on: {
        type: 'array',
        items: { type: 'string', enum: ['words', 'reported'] },
        description: 'Its own words, or that it belongs to a message that was reported; words when left out.',
      },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: everyKind },
        description: 'Which kinds; all of them when left out.',
      },
      response: {
        type: 'string',
        enum: ['mark', 'review'],
        description: 'Marked for its reader, or read by a reviewer first.',
      },
      tag: { type: 'string', description: 'The mark set before the subject line.' },
      askForRewording: {
        type: 'boolean',
        default: false,
        description: 'Whether who reads it is offered to ask for a reworded version.',
      },
      releasers: responseSettings.releasers,
      deadlineSchoolDays: responseSettings.deadlineSchoolDays,
      deputies: responseSettings.deputies,
      onDeadline: responseSettings.onDeadline,
    },
    additionalProperties: false,
  },
  applies: (input) => addressed(input, input.settings.to).length > 0,
  evaluate(input) {
    const { request, facts, settings } = input
    const { on = ['words'] } = settings
    const isRead = on.includes('words') && !facts['content.report-of-harm']
    const kinds = isRead ? found(facts, settings.kinds ?? everyKind) : []
    const isReported = on.includes('reported') && request.resource.properties.reported === true
    if (kinds.length === 0 && !isReported) return notApplicable
    return answer(input, kinds.length > 0 ? { key: 'mail.inbound-abuse.found', params: { kinds } } : reported)
  },
  whenUnsure(input) {
    const { settings } = input
    if (settings.response !== 'review' || settings.on?.includes('words') === false) return notApplicable
    return unread(settings, { recipients: keysOf(addressed(input, settings.to)) })
  },
})

const reported = { key: 'mail.inbound-abuse.reported' }

function answer(input: Arriving, because: Finding['because']): Finding {
  const { settings } = input
  const recipients = keysOf(addressed(input, settings.to))
  const ask = settings.askForRewording
    ? [{ do: 'mail.return' as const, ask: 'mail.inbound-abuse.reword', essential: false }]
    : []
  if (settings.response === 'review') return hold(because, releaseBy(settings), { recipients, obligations: ask })
  const tag = settings.tag ?? 'Language'
  return permit(because, { recipients, obligations: [{ do: 'mail.rewrite', tag, essential: false }, ...ask] })
}

function found(facts: Facts, kinds: readonly Kind[]): readonly Kind[] {
  return kinds.filter((kind) => {
    const fact = facts[`content.${kind}`]
    return typeof fact === 'boolean' ? fact : (fact?.length ?? 0) > 0
  })
}
