import { defineControl, notApplicable, permit } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'
import { classItems, sanctionItems } from '../words.ts'

type Settings = Response & {
  readonly classes?: readonly string[]
  readonly sanctions: readonly string[]
  readonly least: number
  readonly allows?: boolean
}

/** Some sanctions stand at the end of a ladder: earlier warnings come first, or make way for them. */
export const priorWarnings = defineControl<'sanction.decide', Settings>({
  id: 'sanction.prior-warnings',
  summary: { en: 'Holds sanctions that presuppose earlier warnings; or allows those that repetition brings.' },
  actions: ['sanction.decide'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      classes: { type: 'array', items: classItems, description: 'For which classes of misconduct; all when left out.' },
      sanctions: { type: 'array', items: sanctionItems, description: 'Which sanctions.' },
      least: { type: 'integer', minimum: 1, description: 'How many earlier warnings it takes.' },
      allows: { type: 'boolean', description: 'True where the clause only says that it may then be decided.' },
      ...actSettings,
    },
    required: ['sanctions', 'least'],
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { class: rating, sanction, priorWarnings: earlier } = request.resource.properties
    const { classes, sanctions, least, allows = false, outcome = 'second-look' } = settings
    if ((classes && !classes.includes(rating)) || !sanctions.includes(sanction)) return notApplicable
    if (allows) return earlier >= least ? permit({ key: 'sanction.prior-warnings.may' }) : notApplicable
    return earlier >= least ? notApplicable : respond({ key: 'sanction.prior-warnings.first' }, outcome, settings)
  },
  whenUnsure: () => notApplicable,
})
