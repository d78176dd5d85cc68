import { z } from 'zod'
import { personLabel } from './common.ts'
import { route } from './route.ts'

/** What the directory says about the person signed in. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  addresses: z.array(z.object({ address: z.string(), kind: z.enum(['official', 'private']) })),
  yearGroup: z.number().int().optional(),
  form: z.string().optional(),
  lineManager: personLabel.optional(),
})
export type Me = z.infer<typeof me>

export const getMe = route({ method: 'GET', url: '/api/people/me', reply: me })

/** One of the demo's people, to be picked without a password. `line` is one sentence on what they come for. */
export const demoPerson = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), line: z.string() })

/** The demo's cast, school by school; 404 unless the server runs the demo. */
export const listDemoPeople = route({
  method: 'GET',
  url: '/api/people/demo',
  reply: z.object({
    schools: z.array(z.object({ slug: z.string(), name: z.string(), people: z.array(demoPerson) })),
  }),
})
