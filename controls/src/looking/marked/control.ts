import { defineControl, deny } from '@beadle/engine'
import { isOthers, marksSetting, membersOf } from '../looked-into.ts'

type Settings = { readonly marks: readonly string[] }

/** A message that its sender marked for the recipient alone is opened by nobody else; what softens that lifts it. */
export const marked = defineControl<'mail.open', Settings>({
  id: 'looking.marked',
  summary: { en: 'Lets nobody but sender and recipient open a message that is marked as private.' },
  actions: ['mail.open'],
  needs: [],
  settings: { type: 'object', properties: { marks: marksSetting }, required: ['marks'], additionalProperties: false },
  applies: ({ request, settings: { marks } }) => {
    const { marked: mark } = membersOf(request)
    return isOthers(request) && mark !== undefined && marks.includes(mark)
  },
  evaluate: () => deny({ key: 'looking.marked.private' }),
  whenUnsure: () => [],
})
