import { defineControl, notApplicable } from '@beadle/engine'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import { type Asker, askerSettings, isAsker, isExempt, isPrivate } from '../asked.ts'
import { type Hours, hoursFacts, hoursSetting, isNow } from '../hours.ts'

type Settings = Asker & Answer & { readonly megabytes: number; readonly private?: boolean; readonly hours?: Hours }

const megabyte = 1_000_000

/** Large transfers take the line from everybody else; somebody gives leave, or they wait for a quieter time. */
export const largeTransfer = defineControl<'web.request', Settings>({
  id: 'web.large-transfer',
  summary: { en: 'Asks for leave before a download or upload that is large enough to be in others’ way.' },
  actions: ['web.request'],
  needs: [],
  reads: ['exemption.active', ...hoursFacts],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      megabytes: {
        type: 'integer',
        minimum: 1,
        description: 'More than so many megabytes (of a million bytes) is large.',
      },
      private: { type: 'boolean', description: 'Only private use.' },
      hours: hoursSetting,
      ...answerSettings,
    },
    required: ['megabytes'],
    additionalProperties: false,
  },
  applies: isAsker,
  evaluate({ request, facts, settings }) {
    const { properties: site } = request.resource
    if ((site.bytes ?? 0) <= settings.megabytes * megabyte || isExempt(facts)) return notApplicable
    if (settings.private && !isPrivate(site)) return notApplicable
    if (settings.hours && isNow(settings.hours, facts) === false) return notApplicable
    return answerPage({ key: 'web.large-transfer.large', params: { megabytes: settings.megabytes } }, settings, {
      text: 'web.large-transfer.attempt',
      otherwise: 'release',
    })
  },
  whenUnsure: () => notApplicable,
})
