import type { Role } from '@beadle/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

/**
 * Who may call a route. Every route says; there is no default. `roles` is any one of them. An enforcement point is a
 * registered gateway with a bearer token, not a person; `known` is either.
 */
export type Access =
  | 'public'
  | 'signed-in'
  | 'known'
  | { readonly roles: readonly Role[] }
  | { readonly enforcementPoint: true }

/** Somebody signed in. `id` is the session's, for signing out; the rest is the person. */
export type Session = {
  readonly id: string
  readonly schoolId: string
  readonly personId: string
  readonly roles: readonly Role[]
}

/** A registered enforcement point, and what of a request it is trusted to assert. */
export type EnforcementPoint = {
  readonly id: string
  readonly schoolId: string
  readonly name: string
  readonly mayAssert: readonly string[]
}

/** What a handler is given. */
export type Call<P, Q, B, A extends Access> = {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly session: A extends 'signed-in' | { roles: readonly Role[] } ? Session : Session | undefined
  readonly enforcementPoint: A extends { enforcementPoint: true } ? EnforcementPoint : EnforcementPoint | undefined
  /** The address the call came from, as far as trusted proxies say. Personal: for the lock and the ledger, never the log. */
  readonly ip: string
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal
  readonly request: FastifyRequest
  /** For cookies and headers; the answer itself is what the handler returns. */
  readonly reply: FastifyReply
}

/** A page or another answer that is not JSON. */
export type Page = {
  readonly status?: number
  readonly type?: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** A route: its shapes, who may call it, what it does. The shapes of @beadle/contract spread into it. */
export type Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType | 'page' = z.ZodType | 'page',
  A extends Access = Access,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With parameters as `:name`. */
  readonly url: string
  readonly who: A
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** The shape of the answer, checked and cut to it; `page` for one that is not JSON. */
  readonly reply: R
  /** Largest body in bytes, default 1 MiB. */
  readonly bodyLimit?: number
  readonly handler: (
    call: Call<z.output<P>, z.output<Q>, z.output<B>, A>,
  ) => Promise<R extends z.ZodType ? z.input<R> : Page> | (R extends z.ZodType ? z.input<R> : Page)
}

/** Declares a route and forgets its exact types, so that routes of all shapes stand in one list. */
export function defineRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType | 'page',
  const A extends Access,
>(route: Route<P, Q, B, R, A>): AnyRoute {
  return route as unknown as AnyRoute
}

/** A route whose shapes are known only to itself: it is called with what its own schemas have read. */
export type AnyRoute = Omit<Route, 'handler'> & {
  readonly handler: (call: Call<unknown, unknown, unknown, Access>) => unknown
}
