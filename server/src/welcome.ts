import type { Server } from './server.ts'

/** Tells the person at the machine where things are and what to try. */
export async function welcome(
  server: Server,
  { tookMs, say }: { readonly tookMs: number; readonly say: (line: string) => void },
): Promise<void> {
  const { config, firstSignIn } = server
  say(`Beadle runs: ${config.http.publicUrl}  (${(tookMs / 1000).toFixed(1)} s)`)
  if (firstSignIn !== undefined)
    say(`Sign in as \`${firstSignIn.login}\` with \`${firstSignIn.password}\`: this is said once.`)
  say('Ctrl-C stops it.')
}
