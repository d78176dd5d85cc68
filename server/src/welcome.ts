import { isAbsolute, relative } from 'node:path'
import { dayOfMail } from './demo/day-of-mail.ts'
import { demoDevicePassword } from './demo/make-school.ts'
import { replayDay } from './demo/replay.ts'
import type { Server } from './server.ts'

type Welcome = { readonly tookMs: number; readonly say: (line: string) => void; readonly signal: AbortSignal }

/** Tells the person at the machine where things are and what to try; in the demo, sends the day's mail first if it has not gone. */
export async function welcome(server: Server, { tookMs, say, signal }: Welcome): Promise<void> {
  const { config, firstSignIn, gateway } = server
  say(`Beadle runs: ${config.http.publicUrl}  (${(tookMs / 1000).toFixed(1)} s)`)
  if (firstSignIn !== undefined)
    say(`Sign in as \`${firstSignIn.login}\` with \`${firstSignIn.password}\`: this is said once.`)
  if (server.demo === undefined && isInside(config.keysDirectory, config.dataDirectory))
    say(
      'The keystore lies beside the database: whoever copies the one copies the other. Set BEADLE_KEYS (docs/operating/keys.md).',
    )
  if (server.demo !== undefined) await playDay(server, { say, signal })
  if (signal.aborted) return
  say('')
  say(`  Console      ${config.http.publicUrl}`)
  say(`  Submission   ${config.smtp.host}:${gateway.submissionPort}   for mail programs`)
  say(`  Relay        ${config.smtp.host}:${gateway.relayPort}   for mail servers on the list`)
  if (server.demo !== undefined) {
    say('')
    say('Try it by hand:')
    say(
      `  swaks --server ${config.smtp.host}:${gateway.submissionPort} --auth PLAIN --auth-user ahmed --auth-password ${demoDevicePassword} --from ahmed@school.example --to all-staff@school.example --header "Subject: Cake in the staff room"`,
    )
    say(`  then sign in at ${config.http.publicUrl} as Mr Bilal Ahmed and look under Mail.`)
  }
  say('')
  say('Ctrl-C stops it.')
}

function isInside(directory: string, of: string): boolean {
  const path = relative(of, directory)
  return path === '' || !(path.startsWith('..') || isAbsolute(path))
}

async function playDay(server: Server, { say, signal }: Pick<Welcome, 'say' | 'signal'>): Promise<void> {
  const { demo, gateway, config } = server
  if (demo === undefined) return
  const isTerminal = process.stdout.isTTY === true
  try {
    const played = await replayDay({
      schoolId: demo.schoolId,
      port: gateway.relayPort,
      dataDirectory: config.dataDirectory,
      signal,
      onProgress: (done, of) => {
        if (isTerminal) process.stdout.write(`\rSending a day of mail … ${done} of ${of}${done === of ? '\n' : ''}`)
        else if (done === of) say(`Sent a day of mail: ${of} messages.`)
      },
    })
    if (played.sent + played.refused > 0 && played.refused > 0)
      say(`${played.refused} of ${dayOfMail.length} were refused at the door.`)
  } catch (error) {
    // The demo's mail is not what the server is for: it runs without, and the next start sends the rest.
    say(
      `The day of mail stopped: ${error instanceof Error ? error.message : String(error)}. The next start goes on with it.`,
    )
  }
}
