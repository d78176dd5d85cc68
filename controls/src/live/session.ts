import type { DecisionRequest, School } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../people.ts'

/** Which live sessions a clause speaks of: who starts them, and with whom. */
export type Session = { readonly from?: readonly Who[]; readonly with?: readonly Who[] }

/** The settings of `Session`, for a control's schema. */
export const sessionSettings = {
  from: { ...whoSetting, description: 'Who starts the session, or answers it.' },
  with: { ...whoSetting, description: 'With whom; anybody when left out.' },
}

type Asked = { readonly request: DecisionRequest<'live.start'>; readonly school: School; readonly settings: Session }

/** True when the clause speaks of this session. */
export function isBound({ request, school, settings }: Asked): boolean {
  if (!actedBy({ request, school }, settings.from)) return false
  return settings.with === undefined || those(request.resource.properties.with, settings.with, school).length > 0
}
