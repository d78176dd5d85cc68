export {
  abilitiesOf,
  governingRoles,
  leadingRoles,
  ledgerRoles,
  mailRunningRoles,
  policyRoles,
  reviewingRoles,
} from './abilities.ts'
export * from './directory.ts'
export * from './errors.ts'
export { actorLabels } from './labels.ts'
export { ownCredentialRoutes } from './own-credentials.routes.ts'
export * from './passwords.ts'
export { type CastMember, peopleRoutes } from './people.routes.ts'
export * from './people.ts'
export * from './person.ts'
export { peopleEpoch } from './read-directory.ts'
export * from './releasers.ts'
export { schoolOfLogin } from './school-of-login.ts'
export { type SessionDeps, sessionResolver, sessionRoutes } from './session.routes.ts'
export * from './sessions.ts'
export * from './sign-in.ts'
export * from './totp.ts'
export { unlockRoutes } from './unlock.routes.ts'
export * from './write-people.ts'
