import { advise, defineControl, hold, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../audience.ts'
import { isEmptySubject, isUnclearSubject } from './subject.ts'

type Settings = { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }

/** A missing subject is the sender's to add or to do without; an unclear one is only worth a word. */
export const subjectLine = defineControl<'mail.submit', Settings>({
  id: 'mail.subject-line',
  summary: { en: 'Asks for a second look at mail without a subject line and advises where it says nothing.' },
  actions: ['mail.submit'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    const subject = request.resource.properties.subjectLine
    if (isEmptySubject(subject)) return hold({ key: 'mail.subject-line.missing' }, { releasers: ['sender'] })
    return isUnclearSubject(subject) ? advise({ key: 'mail.subject-line.unclear' }) : notApplicable
  },
  whenUnsure: () => notApplicable,
})
