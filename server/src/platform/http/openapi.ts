import { z } from 'zod'
import type { Access, AnyRoute } from './route.ts'

/** A JSON value of an OpenAPI document. */
type Json = { readonly [member: string]: unknown }

/**
 * The routes as an OpenAPI 3.1 document: what goes in, what comes out, and in `x-who` who may call. Made from the same shapes that
 * read and cut at run time, so that it cannot say otherwise.
 */
export function describeRoutes(routes: readonly AnyRoute[], info: { title: string; version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes.toSorted((a, b) => a.url.localeCompare(b.url))) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        enforcementPoint: { type: 'http', scheme: 'bearer' },
      },
      schemas: { problem: z.toJSONSchema(problem) },
    },
  }
}

const problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    member: z.string().optional(),
    nearest: z.string().optional(),
  }),
})

function describeRoute(route: AnyRoute): Json {
  const content = (schema: Json) => ({ 'application/json': { schema } })
  const answer =
    route.reply === 'page'
      ? { description: 'A page' }
      : { description: 'Well', content: content(schemaOf(route.reply, 'output')) }
  return {
    'x-who': sayWho(route.who),
    security: securityOf(route.who),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: content(schemaOf(route.body, 'input')) } }),
    responses: {
      200: answer,
      default: { description: 'Not well', content: content({ $ref: '#/components/schemas/problem' }) },
    },
  }
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: member,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  // What JSON Schema cannot say, such as a transformed text, is left open rather than refused.
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function sayWho(who: Access): string | readonly string[] {
  if (typeof who === 'string') return who
  return 'roles' in who ? who.roles : 'enforcement-point'
}

function securityOf(who: Access): readonly Json[] {
  if (who === 'public') return []
  return typeof who === 'object' && 'enforcementPoint' in who ? [{ enforcementPoint: [] }] : [{ session: [] }]
}
