import { defineControl, notApplicable } from '@beadle/engine'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import { type Asker, askerSettings, isAsker, isExempt } from '../asked.ts'

type Settings = Asker & Answer

/** Only sites that an adult has passed: a site nobody is known to have passed is not one of them. */
export const approvedSites = defineControl<'web.request', Settings>({
  id: 'web.approved-sites',
  summary: {
    en: 'Lets these pupils see only sites that an adult has passed, or to which a member of staff sent them.',
  },
  actions: ['web.request'],
  needs: [],
  reads: ['site.approved', 'site.directed-by', 'exemption.active'],
  settings: { type: 'object', properties: { ...askerSettings, ...answerSettings }, additionalProperties: false },
  applies: isAsker,
  evaluate({ facts, settings }) {
    if (facts['site.approved'] || facts['site.directed-by'] || isExempt(facts)) return notApplicable
    return answerPage({ key: 'web.approved-sites.not-passed' }, settings, { text: 'web.approved-sites.attempt' })
  },
  whenUnsure: () => notApplicable,
})
