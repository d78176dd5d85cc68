import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { NotFoundError } from './platform/errors.ts'

/**
 * Serves the built console. Every address that is no file and no API is one of its pages, so that links can be opened and
 * pages reloaded. Files with a digest in their name never change and may be kept.
 */
export function serveConsole(fastify: FastifyInstance, directory: string): void {
  const index = join(directory, 'index.html')
  if (!existsSync(index)) {
    fastify.get('/', async (_request, reply) =>
      reply
        .status(503)
        .type('text/plain; charset=utf-8')
        .send('The console has not been built yet. Run `npm start`, which builds it.\n'),
    )
    return
  }
  fastify.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) =>
      reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  fastify.get('/*', async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://console')
    // Ids in the addresses of pages hold points (`/may-i/mail.submit`); files stand at the top or under assets.
    const isPage = !/^\/(api|t|n|\.well-known|assets)(\/|$)/.test(pathname) && !/^\/[^/]+\.[a-z0-9]+$/i.test(pathname)
    if (!isPage) throw new NotFoundError('address')
    return reply.sendFile('index.html')
  })
}
