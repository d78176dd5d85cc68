import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { codeOf, NotFoundError, StartError } from '../errors.ts'
import { type Log, silentLog } from '../log.ts'
import { answerError } from './answer-error.ts'
import { type Caller, guard, refuseForeign } from './guard.ts'
import { read } from './read.ts'
import type { AnyRoute, EnforcementPoint, Page, Session } from './route.ts'

export type Http = {
  /** Adds routes. Before `listen`. A method and URL twice is an error. */
  register(...routes: readonly AnyRoute[]): void
  /** Every route, for the matrix test and the OpenAPI description. */
  routes(): readonly AnyRoute[]
  /** The people module joins here: turns a request's cookie into who is signed in. */
  resolveSessionsBy(resolve: (request: FastifyRequest) => Promise<Session | undefined>): void
  /** Whoever keeps enforcement points joins here: turns a bearer token into one. */
  resolveEnforcementPointsBy(
    resolve: (token: string, request: FastifyRequest) => Promise<EnforcementPoint | undefined>,
  ): void
  /** Answers what no route does: the console's own addresses. What it leaves unanswered is a 404. */
  otherwise(answer: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>): void
  /** Begins to answer. Throws StartError naming the port when it is taken. */
  listen(options: { host: string; port: number }): Promise<{ port: number }>
  /** Fastify itself: for static files, and for tests by `inject`. */
  readonly fastify: FastifyInstance
  [Symbol.asyncDispose](): Promise<void>
}

export type HttpOptions = {
  readonly log?: Log
  /** Addresses of proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustProxy?: readonly string[]
  /** Whether the outside reaches us by HTTPS, so that browsers may be told to insist. */
  readonly secure?: boolean
}

const unguarded: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Opens the HTTP server. Routes come from the modules; who is calling is found out by those that joined. */
export function openHttp(options: HttpOptions = {}): Http {
  const log = options.log ?? silentLog
  const routes: AnyRoute[] = []
  const known = new Set<string>()
  let resolveSession: (request: FastifyRequest) => Promise<Session | undefined> = async () => undefined
  let resolvePoint: (token: string, request: FastifyRequest) => Promise<EnforcementPoint | undefined> = async () =>
    undefined
  let answerOtherwise: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean> = async () => false

  const fastify = Fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    trustProxy: options.trustProxy?.length ? [...options.trustProxy] : false,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    requestTimeout: 60_000,
    forceCloseConnections: true,
  })
  fastify.register(cookie)
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))))
  })
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders)
    if (options.secure === true) reply.header('strict-transport-security', 'max-age=31536000')
  })
  fastify.setErrorHandler((error, _request, reply) => answerError(error, reply, log))
  fastify.setNotFoundHandler(async (request, reply) => {
    if (await answerOtherwise(request, reply)) return reply
    return answerError(new NotFoundError('address'), reply, log)
  })

  async function whoCalls(request: FastifyRequest): Promise<Caller> {
    const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? []
    // A request is a person's or a gateway's, never both: a token does not add to a cookie.
    if (token !== undefined) return { enforcementPoint: await resolvePoint(token, request) }
    return { session: await resolveSession(request) }
  }

  function add(route: AnyRoute): void {
    const name = `${route.method} ${route.url}`
    if (known.has(name)) throw new RangeError(`route \`${name}\` is declared twice`)
    known.add(name)
    routes.push(route)
    fastify.route({
      method: route.method,
      url: route.url,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      // Before the body is read: who may not call need not be listened to.
      onRequest: async (request) => {
        const caller = await whoCalls(request)
        guard(route.who, caller)
        refuseForeign(request, caller)
        callers.set(request, caller)
      },
      handler: async (request, reply) => {
        const caller = callers.get(request) ?? {}
        const hungUp = new AbortController()
        reply.raw.once('close', () => {
          if (!reply.raw.writableEnded) hungUp.abort()
        })
        const answer = await route.handler({
          params: read('params', route.params, request.params),
          query: read('query', route.query, request.query),
          body: unguarded.has(route.method) ? undefined : read('body', route.body, request.body),
          session: caller.session as Session,
          enforcementPoint: caller.enforcementPoint as EnforcementPoint,
          ip: request.ip,
          signal: hungUp.signal,
          request,
          reply,
        })
        return route.reply === 'page'
          ? sendPage(reply, answer as Page)
          : reply.type('application/json; charset=utf-8').send(JSON.stringify(cut(route.reply, answer, name)))
      },
    })
  }

  return {
    fastify,
    register: (...given) => given.forEach(add),
    routes: () => routes,
    resolveSessionsBy: (resolve) => {
      resolveSession = resolve
    },
    resolveEnforcementPointsBy: (resolve) => {
      resolvePoint = resolve
    },
    otherwise: (answer) => {
      answerOtherwise = answer
    },
    async listen({ host, port }) {
      try {
        await fastify.listen({ host, port })
      } catch (error) {
        const code = codeOf(error)
        if (code === 'EADDRINUSE')
          throw new StartError(
            'platform.port-taken',
            `port ${port} is taken`,
            'Stop what listens there or choose another port.',
            { cause: error },
          )
        if (code === 'EACCES')
          throw new StartError(
            'platform.port-closed',
            `port ${port} may not be opened by this account`,
            'Choose a port above 1023, or give the service the right to bind low ports.',
            { cause: error },
          )
        throw error
      }
      const address = fastify.server.address()
      return { port: typeof address === 'object' && address !== null ? address.port : port }
    },
    [Symbol.asyncDispose]: () => fastify.close(),
  }
}

const callers = new WeakMap<FastifyRequest, Caller>()

/** Cuts the answer to its declared shape, so that nothing leaves by being added to a row. A handler that breaks its word is a fault. */
function cut(shape: z.ZodType, answer: unknown, name: string): unknown {
  const result = shape.safeParse(answer)
  if (result.success) return result.data ?? null
  const [issue] = result.error.issues
  throw new TypeError(`route \`${name}\` answered out of shape at \`${issue?.path.join('.') ?? ''}\``)
}

function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  reply.status(page.status ?? 200).type(page.type ?? 'text/html; charset=utf-8')
  if (page.headers !== undefined) reply.headers({ ...page.headers })
  return reply.send(typeof page.body === 'string' ? page.body : Buffer.from(page.body))
}

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}
