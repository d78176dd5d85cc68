import {
  defineControl,
  hold,
  type OpeningRule,
  type Period,
  type RuleDay,
  type SettingSchema,
  type Window,
} from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly open: readonly {
    readonly days: readonly RuleDay[]
    readonly times?: readonly { readonly from: string; readonly to: string }[]
    readonly periods?: readonly Period[]
  }[]
  readonly otherwise: 'open' | 'closed'
}

/**
 * Hands the window to the engine for every recipient it binds, open or closed: only together with the other windows of a
 * recipient can it be said until when the message waits.
 */
export const sendHours = defineControl<'mail.submit', Settings>({
  id: 'mail.send-hours',
  summary: {
    en: 'Lets mail go only in the hours the school gives for these senders and recipients; the rest waits for them.',
  },
  actions: ['mail.submit'],
  needs: ['calendar.day', 'calendar.period'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      open: { ...openingSetting(), description: 'When it may go; the first rule that names the day counts.' },
      otherwise: { type: 'string', enum: ['open', 'closed'], description: 'A day that no rule names.' },
    },
    required: ['open', 'otherwise'],
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && addressed(input, input.settings.to).length > 0,
  evaluate(input) {
    const { open, otherwise, to } = input.settings
    const window: Window = { rules: open.map(ruleOf), otherwise }
    return hold({ key: 'mail.send-hours.closed' }, { window }, { recipients: keysOf(addressed(input, to)) })
  },
  // The calendar is computed from the time; where even that is missing nobody can say when a window opens.
  whenUnsure: (input) =>
    hold(
      { key: 'mail.send-hours.unknown' },
      { releasers: ['sender'] },
      { recipients: keysOf(addressed(input, input.settings.to)) },
    ),
})

function ruleOf({ days, times = [], periods }: Settings['open'][number]): OpeningRule {
  return { days, open: periods === undefined ? times : { periods } }
}

function openingSetting(): SettingSchema {
  return {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        days: {
          type: 'array',
          items: { type: 'string', enum: ['weekday', 'weekend', 'school-day', 'inset', 'bank-holiday', 'holiday'] },
          description: 'The days the rule speaks of.',
        },
        times: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              from: { type: 'string', pattern: '^[0-2][0-9]:[0-5][0-9]$' },
              to: { type: 'string', pattern: '^[0-2][0-9]:[0-5][0-9]$' },
            },
            required: ['from', 'to'],
            additionalProperties: false,
          },
          description: 'Local times, both ends included; none is closed.',
        },
        periods: {
          type: 'array',
          items: { type: 'string', enum: ['before-school', 'lesson', 'break', 'lunch', 'after-school', 'none'] },
          description: 'Periods of the bells instead of times.',
        },
      },
      required: ['days'],
      additionalProperties: false,
    },
  }
}
