import {
  type DecisionRequest,
  defineControl,
  deny,
  type Input,
  notApplicable,
  type Properties,
  type Releaser,
} from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { isReleaser, oneStepSetting, type Response, releasersSetting, respond } from '../../response.ts'
import { contentItems, releaserItems } from '../../settings.ts'

type Stored = Properties['file.store']
type Act = 'file.store' | 'file.transfer'
const acts: readonly Act[] = ['file.store', 'file.transfer']
type Content = Stored['contains'][number]
type Words = 'defamation' | 'threat' | 'discrimination'

type Settings = Pick<Response, 'outcome' | 'releasers'> & {
  readonly actions?: readonly Act[]
  readonly from?: readonly Audience[]
  readonly to?: readonly Stored['to'][]
  readonly remote?: boolean
  readonly contents?: readonly Content[]
  readonly kinds?: readonly string[]
  readonly words?: readonly Words[]
  readonly unless?: 'encrypted' | 'password'
  readonly tell?: readonly Releaser[]
}

/** Nothing sets these aside, and nobody releases them. */
const absolute: readonly Content[] = ['malware', 'indecent-image']

/** What a place is not for stays out of it, and what nobody should be given is not handed on. What a file holds is declared or detected; its words only where detectors have read them. */
export const keptOut = defineControl<Act, Settings>({
  id: 'file.kept-out',
  summary: { en: 'Keeps files of some kinds out of the places they have no business in, or out of others’ hands.' },
  actions: acts,
  needs: [],
  reads: ['content.defamation', 'content.threat', 'content.discrimination'],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: acts },
        description: 'Keeping a file, handing it on; only keeping when left out.',
      },
      from: { ...audienceSetting, description: 'Whose files.' },
      to: {
        type: 'array',
        items: {
          type: 'string',
          enum: [
            'school-network',
            'shared-area',
            'personal-area',
            'school-cloud',
            'personal-device',
            'personal-cloud',
            'removable',
          ],
        },
        description: 'Kept in which places; everywhere when left out. A file handed on is in none of them.',
      },
      remote: { type: 'boolean', description: 'True: only what is put there from outside.' },
      contents: {
        type: 'array',
        items: contentItems,
        description: 'What stays out; everything when neither contents nor kinds nor words are named.',
      },
      kinds: {
        type: 'array',
        items: { type: 'string' },
        description: 'Kinds of file by their words, such as `screensaver`; found inside what the file is called.',
      },
      words: {
        type: 'array',
        items: { type: 'string', enum: ['defamation', 'threat', 'discrimination'] },
        description: 'Text that stays out, where a detector has found it; its author and a releaser look at it.',
      },
      unless: {
        type: 'string',
        enum: ['encrypted', 'password'],
        description: 'What protects it well enough to go there: encryption, or that or a password.',
      },
      tell: { type: 'array', items: releaserItems, description: 'Who is told.' },
      outcome: oneStepSetting,
      releasers: releasersSetting,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { request, settings, school } = input
    const { tell = [], outcome = 'deny' } = settings
    if (!isMeant(input) || !sentBy({ request, school }, settings.from)) return notApplicable
    if (isReleaser(request.subject, settings.releasers)) return notApplicable
    const found = foundIn(input)
    const read = readIn(input)
    if (found.length === 0 && read.length === 0) return notApplicable
    const obligations = tell.length > 0 ? [{ do: 'notify' as const, who: tell, text: 'file.kept-out.found' }] : []
    const key = request.action.name === 'file.store' ? 'file.kept-out.refused' : 'file.kept-out.handed-on'
    const because = { key, params: { kinds: [...found, ...read] } }
    if (found.length === 0) return respond(because, 'second-look-and-release', settings, { obligations })
    return found.some((one) => absolute.includes(one as Content))
      ? deny(because, { obligations, absolute: true })
      : respond(because, outcome, settings, { obligations })
  },
  whenUnsure: () => notApplicable,
})

function isMeant({ request, settings }: Input<Act, Settings>): boolean {
  const { actions = ['file.store'], to, remote, unless } = settings
  const { properties } = request.resource
  const stored = storedBy(request)
  if (!actions.includes(request.action.name)) return false
  if (to && !(stored.to && to.includes(stored.to))) return false
  if (remote && !stored.viaRemote) return false
  if (unless === 'encrypted') return !properties.encrypted
  return unless !== 'password' || !(properties.passwordProtected || properties.encrypted)
}

/** What of the file stays out, in the words of the settings. */
function foundIn({ request, settings }: Input<Act, Settings>): readonly string[] {
  const { contains } = request.resource.properties
  const { to, kind = '', folder = '' } = storedBy(request)
  const { contents = [], kinds = [] } = settings
  if (!settings.contents && !settings.kinds && !settings.words) return contains.length > 0 || !to ? contains : [to]
  const called = ` ${kind} ${folder} `.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
  return [
    ...contains.filter((content) => contents.includes(content)),
    ...kinds.filter((word) => called.includes(` ${word}`)),
  ]
}

/** What is said of a file that is kept; nothing of one that is handed on. */
function storedBy(request: DecisionRequest<Act>): Partial<Stored> {
  return request.action.name === 'file.store' ? (request.resource.properties as Stored) : {}
}

/** What a detector has read in it: it may be wrong, so a person looks. */
function readIn({ settings: { words = [] }, facts }: Input<Act, Settings>): readonly Words[] {
  const read: Readonly<Record<Words, boolean>> = {
    defamation: facts['content.defamation'] === true,
    threat: (facts['content.threat'] ?? []).length > 0,
    discrimination: (facts['content.discrimination'] ?? []).length > 0,
  }
  return words.filter((word) => read[word])
}
