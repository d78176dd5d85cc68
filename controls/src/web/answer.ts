import {
  advise,
  deny,
  type Finding,
  hold,
  type Obligation,
  type Reason,
  type Releaser,
  type SettingSchema,
} from '@beadle/engine'
import { outcomeSetting, releasersSetting } from '../response.ts'
import { releaserItems } from '../settings.ts'

/** Who is told, and what is opened, when something is tried. */
export type Alarm = {
  readonly tell?: readonly Releaser[]
  readonly incident?: { readonly category: string; readonly severity: 'high' | 'medium' | 'low' }
}

/** How a school answers a request for a page. */
export type Answer = Alarm & {
  readonly outcome?: 'advise' | 'second-look' | 'release' | 'deny'
  readonly releasers?: readonly Releaser[]
}

type How = {
  readonly text: string
  readonly ask?: boolean
  readonly absolute?: boolean
  readonly otherwise?: Answer['outcome']
}

/**
 * The finding for a page: whoever is stopped sees a page that says why, and `ask` offers a way to ask for it. Unless the
 * settings say otherwise the answer is no; `text` is the key of what those who are told read.
 */
export function answerPage(
  because: Reason,
  settings: Answer,
  { text, ask = true, absolute, otherwise = 'deny' }: How,
): Finding {
  const outcome = settings.outcome ?? otherwise
  const alarms = alarmsOf(settings, text)
  if (outcome === 'advise') return advise(because, { obligations: alarms })
  const obligations: Obligation[] = [{ do: 'web.explain', ask }, ...alarms]
  const more = { obligations, ...(absolute && { absolute }) }
  if (outcome === 'deny') return deny(because, more)
  const { releasers } = settings
  return hold(because, outcome === 'second-look' ? { releasers: ['sender'] } : releasers ? { releasers } : {}, more)
}

/** The obligations of an alarm. */
export function alarmsOf({ tell = [], incident }: Alarm, text: string): Obligation[] {
  return [
    ...(tell.length > 0 ? [{ do: 'notify' as const, who: tell, text }] : []),
    ...(incident ? [{ do: 'open.incident' as const, ...incident }] : []),
  ]
}

export const alarmSettings = {
  tell: { type: 'array', items: releaserItems, description: 'Who is told.' },
  incident: {
    type: 'object',
    properties: {
      category: { type: 'string', description: 'The kind of incident that is opened.' },
      severity: { type: 'string', enum: ['high', 'medium', 'low'] },
    },
    required: ['category', 'severity'],
    additionalProperties: false,
    description: 'An incident is opened.',
  },
} satisfies Readonly<Record<string, SettingSchema>>

export const answerSettings = {
  outcome: {
    ...outcomeSetting,
    enum: ['advise', 'second-look', 'release', 'deny'],
    description: 'What happens: a word of advice, a second look, a person’s release, or no.',
  },
  releasers: releasersSetting,
  ...alarmSettings,
} satisfies Readonly<Record<string, SettingSchema>>
