import { type Attachment, defineControl, deny, type Finding, hold, type Input, type Releaser } from '@beadle/engine'
import { releaserItems } from '../../settings.ts'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'
import { isExecutable, isOfNoKnownKind, mayRunMacros } from './kinds.ts'

const everyKind = ['malware', 'indecent-image', 'program', 'unknown'] as const
type Kind = (typeof everyKind)[number]

type Settings = {
  readonly what?: readonly Kind[]
  readonly from?: readonly Audience[]
  readonly releasers?: readonly Releaser[]
  readonly deadlineSchoolDays?: number
}
type Carrying = Input<'mail.submit' | 'mail.receive', Settings>

/**
 * What is in an attachment decides, also inside archives (the detectors say so in `contains`), its name and type beside it.
 * Malware and indecent images are absolute: not even the safe lane carries them, and an image is preserved for the police
 * without anybody opening it. A locked or nameless file from a stranger cannot be scanned, and one with macros could be anything,
 * so a person looks.
 */
export const attachmentKinds = defineControl<'mail.submit' | 'mail.receive', Settings>({
  id: 'mail.attachment-kinds',
  summary: {
    en: 'Refuses malware, indecent images and programs in attachments; holds unknown kinds from unknown senders.',
  },
  actions: ['mail.submit', 'mail.receive'],
  needs: ['mail.malware'],
  reads: ['mail.known-sender'],
  settings: {
    type: 'object',
    properties: {
      what: {
        type: 'array',
        items: { type: 'string', enum: everyKind },
        description:
          'What the clause speaks of: malware, indecent images, programs, unknown kinds from strangers; all when left out.',
      },
      from: { ...audienceSetting, description: 'Whose mail; everybody’s, arriving mail too, when left out.' },
      releasers: { type: 'array', items: releaserItems, description: 'Who looks at unknown kinds.' },
      deadlineSchoolDays: { type: 'integer', minimum: 0, description: 'School days in which they look.' },
    },
    additionalProperties: false,
  },
  applies: ({ request, facts, settings, school }) =>
    sentBy({ request, school }, settings.from) &&
    ((request.resource.properties.attachments?.length ?? 0) > 0 || typeof facts['mail.malware'] === 'string'),
  evaluate(input) {
    const { attachments = [] } = input.request.resource.properties
    const malware = typeof input.facts['mail.malware'] === 'string' || contained(attachments, 'malware')
    const findings = refused(input, malware)
    const isAsked = speaksOf(input, 'unknown') && isStranger(input) && findings.length === 0
    const unknown = isAsked
      ? attachments.filter((file) => isOfNoKnownKind(file) || mayRunMacros(file) || file.encrypted === true)
      : []
    if (unknown.length === 0) return findings
    return hold({ key: 'mail.attachment-kinds.unknown', params: { files: names(unknown) } }, terms(input.settings))
  },
  whenUnsure(input) {
    const { attachments = [] } = input.request.resource.properties
    const findings = refused(input, contained(attachments, 'malware'))
    if (!speaksOf(input, 'malware')) return findings
    const unscanned = hold({ key: 'mail.attachment-kinds.unscanned' }, terms(input.settings), {
      obligations: [{ do: 'scan', by: 'antivirus' }],
    })
    return [...findings, unscanned]
  },
})

function speaksOf({ settings }: Carrying, kind: Kind): boolean {
  return settings.what?.includes(kind) ?? true
}

/** What is never carried, as far as the binding speaks of it. */
function refused(input: Carrying, hasMalware: boolean): readonly Finding[] {
  const { attachments = [] } = input.request.resource.properties
  const image = speaksOf(input, 'indecent-image') ? indecent(attachments) : undefined
  const programs = speaksOf(input, 'program') ? attachments.filter(isExecutable) : []
  return [
    ...(hasMalware && speaksOf(input, 'malware')
      ? [deny({ key: 'mail.attachment-kinds.malware' }, { absolute: true })]
      : []),
    ...(image ? [image] : []),
    ...(programs.length > 0
      ? [deny({ key: 'mail.attachment-kinds.program', params: { files: names(programs) } })]
      : []),
  ]
}

function indecent(attachments: readonly Attachment[]): Finding | undefined {
  if (!contained(attachments, 'indecent-image')) return undefined
  return deny(
    { key: 'mail.attachment-kinds.indecent-image' },
    {
      absolute: true,
      obligations: [
        { do: 'open.incident', category: 'indecent-image', severity: 'high', silent: true },
        { do: 'notify', who: ['role:dsl'], text: 'mail.attachment-kinds.indecent-image-notice', silent: true },
      ],
    },
  )
}

function isStranger({ request, facts }: Carrying): boolean {
  return request.action.name === 'mail.receive' && facts['mail.known-sender'] !== true
}

function contained(attachments: readonly Attachment[], what: 'malware' | 'indecent-image'): boolean {
  return attachments.some(({ contains = [] }) => contains.includes(what))
}

function names(files: readonly Attachment[]): readonly string[] {
  return files.map(({ filename }) => filename)
}

function terms({ releasers, deadlineSchoolDays }: Settings) {
  return { ...(releasers && { releasers }), ...(deadlineSchoolDays !== undefined && { deadlineSchoolDays }) }
}
