import { type Ask, problem, type Reply, type Route, urlOf } from '@beadle/contract'

/** The server refused, in its own code. `member` names what was wrong in the body, `nearest` the closest right word. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly status: number
  readonly code: string
  readonly member: string | undefined
  readonly nearest: string | undefined
  constructor(given: {
    status: number
    code: string
    message: string
    member?: string | undefined
    nearest?: string | undefined
  }) {
    super(given.message)
    this.status = given.status
    this.code = given.code
    this.member = given.member
    this.nearest = given.nearest
  }
}

/** Nothing answered: the network is down, or the server is. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

/** The server answered something this console does not understand: most likely it is newer or older. */
export class UnexpectedReplyError extends Error {
  override readonly name = 'UnexpectedReplyError'
}

/**
 * Asks one route of the API and checks the shape of what comes back.
 * @throws {RefusedError} for any status from 400.
 * @throws {UnreachableError} when nothing answers.
 * @throws {UnexpectedReplyError} when the answer is not of the contract's shape.
 */
export async function ask<R extends Route>(route: R, given: Ask<R>, signal?: AbortSignal): Promise<Reply<R>> {
  const answer = await send(route, given, signal)
  const text = await answer.text()
  const json = readJson(text)
  if (!answer.ok) throw refusal(answer.status, json)
  const read = route.reply.safeParse(json)
  if (!read.success) throw new UnexpectedReplyError(`${route.method} ${route.url}: ${read.error.message}`)
  return read.data as Reply<R>
}

async function send<R extends Route>(route: R, given: Ask<R>, signal: AbortSignal | undefined): Promise<Response> {
  const body = given.body === undefined ? undefined : JSON.stringify(given.body)
  try {
    return await fetch(urlOf(route, given), {
      method: route.method,
      credentials: 'same-origin',
      // A header that no form and no foreign page can send, beside the same-site cookie.
      headers: {
        accept: 'application/json',
        'x-beadle-console': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new UnreachableError('the server did not answer', { cause })
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusal(status: number, json: unknown): RefusedError {
  const read = problem.safeParse(json)
  return new RefusedError({
    status,
    ...(read.success ? read.data.error : { code: `http.${status}`, message: `status ${status}` }),
  })
}
