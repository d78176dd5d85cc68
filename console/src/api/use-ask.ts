import type { Ask, Reply, Route } from '@beadle/contract'
import { getSession, urlOf } from '@beadle/contract'
import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { ask, RefusedError, UnexpectedReplyError } from './ask.ts'

const SECOND = 1000

/** One client for the whole console. What was refused is not asked again by itself; what was unreachable is, twice. */
export function makeQueryClient(): QueryClient {
  // Signed out in the meantime (elsewhere, or by time): the session is asked again, and the shell shows the sign-in page at this address.
  const [sessionKey] = keyOf(getSession)
  function noticeSignedOut(error: Error, asked?: unknown) {
    if (!(error instanceof RefusedError) || error.status !== 401 || asked === sessionKey) return
    void client.invalidateQueries({ queryKey: [sessionKey] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => noticeSignedOut(error, query.queryKey[0]) }),
    mutationCache: new MutationCache({ onError: (error) => noticeSignedOut(error) }),
    defaultOptions: {
      queries: {
        staleTime: 5 * SECOND,
        networkMode: 'always',
        retry: (failures, error) =>
          !(error instanceof RefusedError || error instanceof UnexpectedReplyError) && failures < 2,
        retryDelay: SECOND,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}

/**
 * Reads a route and keeps it fresh: on focus, and every `everySeconds` while the page is looked at. With `untilReady` an answer
 * whose `state` is `working` is asked again every second, and one that is ready is not.
 */
export function useAsk<R extends Route>(
  route: R,
  given: Ask<R>,
  options: { everySeconds?: number; untilReady?: boolean; enabled?: boolean } = {},
): UseQueryResult<Reply<R>> {
  return useQuery({
    queryKey: keyOf(route, given),
    queryFn: ({ signal }) => ask(route, given, signal),
    enabled: options.enabled ?? true,
    ...(options.untilReady ? { refetchInterval: whileWorking } : {}),
    ...(options.everySeconds ? { refetchInterval: options.everySeconds * SECOND } : {}),
  })
}

function whileWorking({ state: { data } }: { readonly state: { readonly data: unknown } }): number | false {
  const isWorking = typeof data === 'object' && data !== null && 'state' in data && data.state === 'working'
  return isWorking && SECOND
}

/** Writes by a route; afterwards everything read so far is asked again when looked at. */
export function useAct<R extends Route>(
  route: R,
  options: { onDone?: (reply: Reply<R>) => void } = {},
): UseMutationResult<Reply<R>, Error, Ask<R>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: Ask<R>) => ask(route, given),
    onSuccess: async (reply) => {
      options.onDone?.(reply)
      await client.invalidateQueries()
    },
  })
}

/** The key a route's answer is kept under: its address, and what was asked in a body. */
export function keyOf(
  route: Route,
  given: Parameters<typeof urlOf>[1] & { readonly body?: unknown } = {},
): readonly string[] {
  return given.body === undefined ? [urlOf(route, given)] : [urlOf(route, given), JSON.stringify(given.body)]
}
