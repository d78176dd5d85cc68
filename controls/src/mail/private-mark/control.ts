import { defineControl, deny, notApplicable, type Properties } from '@beadle/engine'

type Mark = NonNullable<Properties['mail.open']['marked']>
type Purpose = Properties['mail.open']['purpose']
type Settings = { readonly marks?: readonly Mark[]; readonly unlessFor?: readonly Purpose[] }

/**
 * What is marked private is for its sender and its reader. The purposes a policy names open it no wider than it says: whoever
 * looks for them still needs what the clauses about looking ask for.
 */
export const privateMark = defineControl<'mail.open', Settings>({
  id: 'mail.private-mark',
  summary: {
    en: 'Keeps mail marked private closed to everybody but its owner, save for the purposes the school names.',
  },
  actions: ['mail.open'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      marks: {
        type: 'array',
        items: { type: 'string', enum: ['personal', 'private-and-confidential', 'protected', 'restricted'] },
        description: 'Which marks protect; personal and private-and-confidential when left out.',
      },
      unlessFor: {
        type: 'array',
        items: {
          type: 'string',
          enum: [
            'compliance',
            'crime',
            'unauthorised-use',
            'viruses-and-performance',
            'abnormal-behaviour',
            'user-problem',
            'standards',
            'school-business',
            'absence-cover',
            'safeguarding',
            'subject-request',
            'legal-duty',
            'emergency',
          ],
        },
        description: 'For which purposes the mark does not protect.',
      },
    },
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { marks = ['personal', 'private-and-confidential'], unlessFor = [] } = settings
    const { owner, marked, purpose, ownerConsent } = request.resource.properties
    if (owner === 'self' || owner === request.subject.id || ownerConsent === true) return notApplicable
    if (marked === undefined || !marks.includes(marked) || unlessFor.includes(purpose)) return notApplicable
    return deny({ key: 'mail.private-mark.closed' })
  },
  whenUnsure: () => notApplicable,
})
