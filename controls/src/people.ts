import {
  type DecisionRequest,
  type Person,
  type Role,
  type School,
  type SettingSchema,
  vocabulary,
} from '@beadle/engine'
import { roleItems } from './settings.ts'

/**
 * Whom a clause speaks of, where it is not about mail: a role; `staff`, as the pack defines it; `governance`, everybody who
 * governs; `unknown`, a person of whom no role is known; `anyone`.
 */
export type Who = Role | 'staff' | 'governance' | 'unknown' | 'anyone'

/** A setting that names people. */
export const whoSetting = {
  type: 'array',
  items: { type: 'string', enum: ['staff', 'governance', 'unknown', 'anyone', ...roleItems.enum] },
} satisfies SettingSchema

const governance: readonly Role[] = vocabulary.roles.governance

/** True when the roles are among those named; everybody is when nobody is named. */
export function isOneOf(roles: readonly Role[] = [], who: readonly Who[] | undefined, school: School): boolean {
  if (who === undefined) return true
  return who.some((one) => {
    if (one === 'anyone') return true
    if (one === 'unknown') return roles.length === 0
    if (one === 'staff') return roles.some((role) => school.staffRoles.includes(role))
    if (one === 'governance') return roles.some((role) => governance.includes(role))
    return roles.includes(one)
  })
}

type Asked = { readonly request: DecisionRequest; readonly school: School }

/** True when the one who acts is among those named. */
export function actedBy({ request, school }: Asked, who?: readonly Who[]): boolean {
  return isOneOf(request.subject.properties.roles, who, school)
}

/** Those of the people who are among those named. */
export function those(
  people: readonly Person[] = [],
  who: readonly Who[] | undefined,
  school: School,
): readonly Person[] {
  return people.filter(({ roles }) => isOneOf(roles, who, school))
}
