import { defineControl, type FactName, type Facts, type Finding, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings, unread } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Kind = 'abuse' | 'obscenity' | 'threat' | 'harassment' | 'discrimination' | 'defamation'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly kinds?: readonly Kind[]
  readonly toPupils?: 'deny' | 'same'
}

const everyKind: readonly Kind[] = ['abuse', 'obscenity', 'threat', 'harassment', 'discrimination', 'defamation']

/**
 * A detector has read the words, so a person judges: the sender first, then a releaser. Nobody is asked whether a pupil may
 * be written to so: that is refused. Words quoted in a report of harm are a report.
 */
export const professionalLanguage = defineControl<'mail.submit', Settings>({
  id: 'mail.professional-language',
  summary: {
    en: 'Holds mail with abuse, obscenity, threats, harassment, discrimination or defamation; refuses it to pupils.',
  },
  actions: ['mail.submit'],
  needs: ['content.abuse', 'content.obscenity', 'content.threat', 'content.harassment', 'content.discrimination'],
  reads: ['content.defamation', 'content.report-of-harm'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: everyKind },
        description: 'Which kinds; all of them when left out.',
      },
      toPupils: { type: 'string', enum: ['deny', 'same'], description: 'What happens when a pupil would receive it.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    sentBy({ request, school }, settings.from) && addressed({ request, school }, settings.to).length > 0,
  evaluate({ request, facts, settings, school }) {
    const kinds = facts['content.report-of-harm'] ? [] : found(facts, settings.kinds ?? everyKind)
    if (kinds.length === 0) return notApplicable
    const because = { key: 'mail.professional-language.found', params: { kinds } }
    const bound = addressed({ request, school }, settings.to)
    const pupils = settings.toPupils === 'same' ? [] : bound.filter(({ audiences }) => audiences.has('pupil'))
    const others = bound.filter((recipient) => !pupils.includes(recipient))
    const findings: Finding[] = []
    if (pupils.length > 0) findings.push(respond(because, 'deny', settings, { recipients: keysOf(pupils) }))
    if (others.length > 0) {
      findings.push(
        respond(because, settings.outcome ?? 'second-look-and-release', settings, { recipients: keysOf(others) }),
      )
    }
    return findings
  },
  whenUnsure: ({ request, settings, school }) =>
    settings.outcome === 'advise'
      ? notApplicable
      : unread(settings, { recipients: keysOf(addressed({ request, school }, settings.to)) }),
})

function found(facts: Facts, kinds: readonly Kind[]): readonly Kind[] {
  return kinds.filter((kind) => {
    const name: FactName & `content.${Kind}` = `content.${kind}`
    const fact = facts[name]
    return typeof fact === 'boolean' ? fact : (fact?.length ?? 0) > 0
  })
}
