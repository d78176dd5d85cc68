import type { FastifyRequest } from 'fastify'
import { NotAllowedError, SignedOutError } from '../errors.ts'
import type { Access, EnforcementPoint, Session } from './route.ts'

/** Who called, as the modules that know find out. */
export type Caller = {
  readonly session?: Session | undefined
  readonly enforcementPoint?: EnforcementPoint | undefined
}

/** Lets the caller in or throws SignedOutError (401) or NotAllowedError (403). */
export function guard(access: Access, caller: Caller): void {
  if (access === 'public') return
  if (access === 'known') {
    if (caller.session === undefined && caller.enforcementPoint === undefined) throw new SignedOutError()
    return
  }
  if (typeof access === 'object' && 'enforcementPoint' in access) {
    if (caller.enforcementPoint === undefined) throw new SignedOutError()
    return
  }
  const { session } = caller
  if (session === undefined) throw new SignedOutError()
  if (access === 'signed-in') return
  if (!access.roles.some((role) => session.roles.includes(role))) throw new NotAllowedError()
}

/**
 * A cookie travels with requests that other sites cause, so a request that changes something must also show what no other site
 * can give it: our console's own header, or for plain forms an Origin that is ours. SameSite=Strict stands beside this, not
 * instead. Where nobody is signed in yet, what a browser says comes from another site is refused too: a form elsewhere could
 * sign somebody in as another, who then reads what they write.
 */
export function refuseForeign(request: FastifyRequest, { session, enforcementPoint }: Caller): void {
  if (request.method === 'GET' || request.method === 'HEAD' || enforcementPoint !== undefined) return
  if (request.headers['x-beadle-console'] !== undefined) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin' || (origin !== undefined && hostOf(origin) === request.host)) return
  // Programs say neither; without a session there is no cookie that a site could have made them send.
  if (session === undefined && origin === undefined && site === undefined) return
  throw new NotAllowedError('this request did not come from the console')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
