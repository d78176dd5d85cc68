import {
  type Attachment,
  defineControl,
  deny,
  type Finding,
  hold,
  type Input,
  notApplicable,
  type Releaser,
} from '@beadle/engine'
import { releaserItems } from '../../settings.ts'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'
import { isExecutable, isOfNoKnownKind, mayRunMacros } from './kinds.ts'

type Settings = {
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
    const malware = input.facts['mail.malware']
    const findings: Finding[] = []
    if (typeof malware === 'string' || contained(attachments, 'malware')) {
      findings.push(deny({ key: 'mail.attachment-kinds.malware' }, { absolute: true }))
    }
    const image = indecent(attachments)
    if (image) findings.push(image)
    const programs = attachments.filter(isExecutable)
    if (programs.length > 0)
      findings.push(deny({ key: 'mail.attachment-kinds.program', params: { files: names(programs) } }))
    const unknown = isStranger(input)
      ? attachments.filter((file) => isOfNoKnownKind(file) || mayRunMacros(file) || file.encrypted === true)
      : []
    if (unknown.length > 0 && findings.length === 0) {
      findings.push(
        hold({ key: 'mail.attachment-kinds.unknown', params: { files: names(unknown) } }, terms(input.settings)),
      )
    }
    return findings.length > 0 ? findings : notApplicable
  },
  whenUnsure(input) {
    const { attachments = [] } = input.request.resource.properties
    const unscanned = hold({ key: 'mail.attachment-kinds.unscanned' }, terms(input.settings), {
      obligations: [{ do: 'scan', by: 'antivirus' }],
    })
    const programs = attachments.filter(isExecutable)
    const image = indecent(attachments)
    return [
      ...(contained(attachments, 'malware')
        ? [deny({ key: 'mail.attachment-kinds.malware' }, { absolute: true })]
        : []),
      ...(image ? [image] : []),
      ...(programs.length > 0
        ? [deny({ key: 'mail.attachment-kinds.program', params: { files: names(programs) } })]
        : []),
      unscanned,
    ]
  },
})

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
