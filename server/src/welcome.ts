import { isAbsolute, relative } from 'node:path'
import { askDayOfActs } from './demo/day-of-acts.ts'
import { dayOfMail } from './demo/day-of-mail.ts'
import { mailOfSmallSchool } from './demo/mail-of-small-school.ts'
import { demoDevicePassword } from './demo/make-school.ts'
import { replayDay } from './demo/replay.ts'
import { trustSchools } from './demo/trust.ts'
import { systemClock } from './platform/clock.ts'
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
  if (server.demo !== undefined && !signal.aborted) await askActs(server, { say, signal })
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
  const days = [
    { schoolId: demo.schoolId, messages: dayOfMail },
    ...demo.trust.flatMap(({ slug, schoolId }) => {
      const school = trustSchools.find((one) => one.slug === slug)
      return school === undefined ? [] : [{ schoolId, messages: mailOfSmallSchool(school) }]
    }),
  ]
  const of = days.reduce((sum, { messages }) => sum + messages.length, 0)
  const isTerminal = process.stdout.isTTY === true
  let [before, sent, refused] = [0, 0, 0]
  try {
    for (const { schoolId, messages } of days) {
      const played = await replayDay({
        ...{ schoolId, messages, signal },
        port: gateway.relayPort,
        dataDirectory: config.dataDirectory,
        onProgress: (done) => {
          if (isTerminal) process.stdout.write(`\rSending a day of mail … ${before + done} of ${of}`)
        },
      })
      before += messages.length
      sent += played.sent
      refused += played.refused
    }
    if (isTerminal && sent + refused > 0) process.stdout.write('\n')
    if (sent + refused > 0)
      say(`Sent a day of mail: ${sent + refused} messages, of which ${refused} were refused at the door.`)
  } catch (error) {
    // The demo's mail is not what the server is for: it runs without, and the next start sends the rest.
    say(
      `The day of mail stopped: ${error instanceof Error ? error.message : String(error)}. The next start goes on with it.`,
    )
  }
}

async function askActs(server: Server, { say, signal }: Pick<Welcome, 'say' | 'signal'>): Promise<void> {
  const { demo, database, modules, config } = server
  if (demo === undefined) return
  const { decisions, people, governance } = modules
  const asking = { database, decisions, clock: systemClock, policiesDirectory: config.policiesDirectory, signal }
  let asked = 0
  for (const { schoolId } of [demo, ...demo.trust]) {
    const { version } = await governance.policyInForce(schoolId)
    const directory = await people.directory(schoolId)
    asked += await askDayOfActs(asking, { schoolId, policy: version.policy, directory })
  }
  if (asked > 0) say(`Asked about ${asked} other acts, at five schools, each of its own policy.`)
}
