import { defineControl, notApplicable } from '@beadle/engine'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import { type Asker, askerSettings, isAsker, isTransfer, type WebProperties } from '../asked.ts'

type Settings = Asker & Answer

const works: readonly WebProperties['fileType'][] = ['copyright-work', 'music', 'video', 'software']

/**
 * Works and the right to copy them. What is known to infringe is refused, and so is everything fetched from or put on a
 * site that lives by infringing; of a work whose licence nobody knows the person is asked.
 */
export const webLicence = defineControl<'web.request', Settings>({
  id: 'web.licence',
  summary: { en: 'Refuses copies that breach copyright, and asks about works whose licence is not known.' },
  actions: ['web.request'],
  needs: [],
  settings: { type: 'object', properties: { ...askerSettings, ...answerSettings }, additionalProperties: false },
  applies: isAsker,
  evaluate({ request, settings }) {
    const { properties: site } = request.resource
    const { categories, fileType, licence } = site
    const how = { text: 'web.licence.attempt', ask: false }
    if (licence === 'infringing' || (categories.includes('piracy') && licence === undefined))
      return answerPage({ key: 'web.licence.infringes' }, settings, how)
    if (!isTransfer(site) || !works.includes(fileType)) return notApplicable
    if (licence !== 'unknown' && !(licence === undefined && fileType === 'copyright-work')) return notApplicable
    return answerPage({ key: 'web.licence.unknown' }, { outcome: 'second-look' }, how)
  },
  whenUnsure: () => notApplicable,
})
