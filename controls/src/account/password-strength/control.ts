import { defineControl, notApplicable, type Properties } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { type Outcome, oneStepSetting, respond } from '../../response.ts'

type Strength = Properties['credential.set']['strength']
type Settings = {
  readonly from?: readonly Audience[]
  readonly least: Exclude<Strength, 'weak'>
  readonly outcome?: Outcome
}

const rank: Readonly<Record<Strength, number>> = { weak: 0, fair: 1, strong: 2 }

/** A new password is as strong as the school asks, or another is chosen. Its age is nobody's business. */
export const passwordStrength = defineControl<'credential.set', Settings>({
  id: 'account.password-strength',
  summary: { en: 'Asks for a stronger password than the one chosen.' },
  actions: ['credential.set'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose passwords.' },
      least: { type: 'string', enum: ['fair', 'strong'], description: 'The weakest that is taken.' },
      outcome: oneStepSetting,
    },
    required: ['least'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { strength } = request.resource.properties
    return rank[strength] >= rank[settings.least] || !sentBy({ request, school }, settings.from)
      ? notApplicable
      : respond({ key: 'account.password-strength.weak' }, settings.outcome ?? 'deny', {})
  },
  whenUnsure: () => notApplicable,
})
