/** Kinds of people as somebody names them when all the roles of a kind are meant. */
export const roleGroups = ['staff', 'pupils', 'parents', 'governors', 'others'] as const
export type RoleGroup = (typeof roleGroups)[number]

const governors = new Set(['governor', 'chair-of-governors', 'safeguarding-governor', 'director', 'trust-officer'])
const others = new Set([
  'volunteer',
  'visitor',
  'guest',
  'contractor',
  'community-user',
  'former-pupil',
  'former-staff',
  'outsider',
  'police',
  'local-authority',
  'social-care',
  'lado',
  'union',
  'occupational-health',
  'whistleblowing',
])

/** The kind a role belongs to. */
export function groupOf(role: string): RoleGroup {
  if (role === 'pupil') return 'pupils'
  if (role === 'parent') return 'parents'
  if (governors.has(role)) return 'governors'
  return others.has(role) ? 'others' : 'staff'
}

/** Whether some of the roles are of that kind. */
export function isAbout(roles: readonly string[], group: RoleGroup): boolean {
  return roles.some((role) => groupOf(role) === group)
}

type Named = { readonly group: RoleGroup; readonly role?: never } | { readonly group?: never; readonly role: string }

/** More roles of one kind than this are that kind. */
const severalNamed = 3

/** Roles said shortly: those of one kind together where there are many. */
export function groupRoles(roles: readonly string[]): readonly Named[] {
  return [...Map.groupBy(roles, groupOf)].flatMap(([group, inside]): Named[] =>
    inside.length > severalNamed || group === 'pupils' || group === 'parents'
      ? [{ group }]
      : inside.map((role) => ({ role })),
  )
}
