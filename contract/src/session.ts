import { z } from 'zod'
import { personLabel } from './common.ts'
import { route } from './route.ts'

/** What a signed-in person may do here, so that the console shows no button that would be refused. The server checks again. */
export const abilities = z.object({
  /** Someone else's held message may come to this person. */
  reviewHeld: z.boolean(),
  /** May switch a binding between watch and enforce. */
  setMode: z.boolean(),
  seePolicy: z.boolean(),
  seeLedger: z.boolean(),
  /** Sees what waits to be delivered, and steers it. */
  runMail: z.boolean(),
})

export const schoolLabel = z.object({ slug: z.string(), name: z.string(), timeZone: z.string() })

/** `demo` is true where people may be picked without a password. */
export const session = z.discriminatedUnion('signedIn', [
  z.object({ signedIn: z.literal(false), demo: z.boolean(), school: schoolLabel.nullable() }),
  z.object({
    signedIn: z.literal(true),
    demo: z.boolean(),
    school: schoolLabel,
    person: personLabel.extend({ roles: z.array(z.string()) }),
    may: abilities,
    /** The other schools of the trust in which this person has an account. */
    otherSchools: z.array(z.object({ slug: z.string(), name: z.string() })),
  }),
])
export type Session = z.infer<typeof session>

/** Who is signed in, if anybody. */
export const getSession = route({ method: 'GET', url: '/api/session', reply: session })

/**
 * Sign in by password. 401 `people.wrong-password` (also for an unknown login), 401 `people.totp-needed` when a code is
 * asked for, 401 `people.wrong-totp`, 423 `people.locked` after ten wrong guesses.
 */
export const signIn = route({
  method: 'POST',
  url: '/api/session',
  body: z.object({
    login: z.string().min(1).max(320),
    password: z.string().min(1).max(1024),
    totp: z.string().max(12).optional(),
  }),
  reply: session,
})

/** Sign in as one of the demo's people; 404 unless the server runs the demo. */
export const signInDemo = route({
  method: 'POST',
  url: '/api/session/demo',
  body: z.object({ person: z.string() }),
  reply: session,
})

/** Go on as oneself at another school of the trust; 404 where one has no account there. */
export const switchSchool = route({
  method: 'POST',
  url: '/api/session/school',
  body: z.object({ school: z.string().min(1).max(80) }),
  reply: session,
})

export const signOut = route({ method: 'DELETE', url: '/api/session', reply: session })
