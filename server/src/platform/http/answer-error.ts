import type { FastifyReply } from 'fastify'
import { BeadleError, codeOf } from '../errors.ts'
import { errorFields, type Log } from '../log.ts'

/** Answers with `{ error: { code, message, member?, nearest? } }`. What is not ours is answered without its words, which may quote anything. */
export function answerError(error: unknown, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof BeadleError) {
    if (error.status >= 500) log.error('http.failed', { code: error.code, ...errorFields(error.cause ?? error) })
    const nearest = 'nearest' in error && typeof error.nearest === 'string' ? error.nearest : undefined
    return reply
      .status(error.status)
      .send({ error: { code: error.code, message: error.message, member: error.member, nearest } })
  }
  const known = fastifyErrors[codeOf(error) ?? '']
  if (known !== undefined)
    return reply.status(known.status).send({ error: { code: known.code, message: known.message } })
  log.error('http.failed', errorFields(error))
  return reply
    .status(500)
    .send({ error: { code: 'platform.internal', message: 'something went wrong here, and nothing was changed' } })
}

const fastifyErrors: Readonly<Record<string, { status: number; code: string; message: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'platform.too-large',
    message: 'the body is larger than this route takes',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'platform.media-type',
    message: 'the body is of a type this route does not take',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'platform.invalid-request', message: 'the body is empty' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'platform.invalid-request', message: 'the body is not JSON' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'platform.invalid-request',
    message: 'the body is not as long as it says',
  },
  FST_ERR_BAD_URL: { status: 400, code: 'platform.invalid-request', message: 'the address cannot be read' },
}
