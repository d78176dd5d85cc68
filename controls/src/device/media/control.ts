import { type Device, defineControl, deny, type Finding, hold, notApplicable, permit } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { contentItems } from '../../settings.ts'
import { deviceOf, kindsSetting } from '../device.ts'

type Contents = NonNullable<Device['contents']>
type Medium = 'device.connect' | 'software.install'

type Settings = {
  readonly from?: readonly Audience[]
  readonly kinds?: readonly Device['kind'][]
  readonly rule: 'banned' | 'never' | 'only' | 'may'
  readonly contents?: Contents
}

/** What comes in on a medium: the medium itself may be banned, or some of what it holds, or all but some. */
export const deviceMedia = defineControl<Medium, Settings>({
  id: 'device.media',
  summary: {
    en: 'Says which removable media may be connected, and with what on them; nothing is run from a refused one.',
  },
  actions: ['device.connect', 'software.install'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose media.' },
      kinds: { ...kindsSetting, description: 'Which kinds of medium; every kind when left out.' },
      rule: {
        type: 'string',
        enum: ['banned', 'never', 'only', 'may'],
        description:
          'The medium is banned; it never holds the contents, nor is software put on from it; it holds only the contents; it may be used for the contents.',
      },
      contents: { type: 'array', items: contentItems, description: 'What the rule speaks of.' },
    },
    required: ['rule'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { kinds, rule, contents = [] } = settings
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    if (request.action.name === 'software.install') {
      const { from } = request.resource.properties as { readonly from?: string }
      const isRefused = rule === 'banned' || rule === 'never'
      return isRefused && kinds?.some((kind) => kind === from) ? deny({ key: 'device.media.software' }) : notApplicable
    }
    const device = deviceOf(request)
    return device && (kinds?.includes(device.kind) ?? true) ? held(rule, contents, device.contents) : notApplicable
  },
  whenUnsure: () => notApplicable,
})

function held(rule: Settings['rule'], contents: Contents, holds: Contents | undefined): Finding | readonly Finding[] {
  const others = holds?.filter((content) => !contents.includes(content)) ?? []
  const named = holds?.filter((content) => contents.includes(content)) ?? []
  switch (rule) {
    case 'banned':
      return deny({ key: 'device.media.banned' })
    case 'never':
      return named.length > 0
        ? deny({ key: 'device.media.contents', params: { kinds: named } }, { absolute: named.includes('malware') })
        : notApplicable
    case 'only':
      if (holds === undefined) return hold({ key: 'device.media.unknown' }, { releasers: ['sender'] })
      return others.length > 0 ? deny({ key: 'device.media.contents', params: { kinds: others } }) : notApplicable
    case 'may':
      return named.length > 0 && others.length === 0 ? permit({ key: 'device.media.allowed' }) : notApplicable
  }
}
