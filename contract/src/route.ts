import { z } from 'zod'

/** The HTTP methods the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Members of a path or of a query string; every value travels as text. */
export type TextMembers = z.ZodObject<Record<string, z.ZodType<unknown, string | undefined>>>

/**
 * One route of the HTTP API: what is asked and what is answered when all goes well (status 200).
 * `url` names its parameters as `:name`. Anything else is answered with {@link problem} and a status of 400 or above.
 */
export type Route = {
  readonly method: Method
  readonly url: `/api/${string}`
  readonly params?: TextMembers
  readonly query?: TextMembers
  readonly body?: z.ZodType
  readonly reply: z.ZodType
}

/** Declares a route, keeping the exact types of its shapes for both sides. */
export function route<const R extends Route>(declared: R): R {
  return declared
}

/** What a caller gives to ask `R`. */
export type Ask<R extends Route> = (R['params'] extends z.ZodType
  ? { readonly params: z.input<R['params']> }
  : { readonly params?: undefined }) &
  (R['query'] extends z.ZodType ? { readonly query?: z.input<R['query']> } : { readonly query?: undefined }) &
  (R['body'] extends z.ZodType ? { readonly body: z.input<R['body']> } : { readonly body?: undefined })

/** What `R` answers. */
export type Reply<R extends Route> = z.output<R['reply']>

/**
 * The path and query of one call. Parameters are percent-encoded, so a clause or message id may hold any character.
 * @throws RangeError when a parameter of the path is not given.
 */
export function urlOf(
  declared: Pick<Route, 'url'>,
  given: {
    readonly params?: Readonly<Record<string, unknown>>
    readonly query?: Readonly<Record<string, unknown>>
  } = {},
): string {
  const path = declared.url.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = given.params?.[name]
    if (value === undefined) throw new RangeError(`parameter \`${name}\` of \`${declared.url}\` is missing`)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) if (value !== undefined) query.set(name, String(value))
  return query.size ? `${path}?${query}` : path
}

/**
 * Every answer that is not a 200. `code` is stable and dotted (`mail.not-held`); `message` is for the reader of a log;
 * `member` is the path inside the body that was wrong, `nearest` the closest right word.
 */
export const problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    member: z.string().optional(),
    nearest: z.string().optional(),
  }),
})
export type Problem = z.infer<typeof problem>
