import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'

const swaks = '/usr/bin/swaks'

/** What is missing for sending by swaks, if anything. */
export function whyNoSwaks(): string | undefined {
  return existsSync(swaks) ? undefined : `no ${swaks} (Debian: swaks)`
}

export type BySwaks = {
  readonly port: number
  readonly from: string
  readonly to: readonly string[]
  /** Ends with CRLF. */
  readonly message: string
  /** Where the message may be put down for it. */
  readonly file: string
  readonly logOn?: { readonly login: string; readonly secret: string }
  /** The client that a server in between is to be told of. */
  readonly more?: readonly string[]
}

/** Sends as a mail program does, under TLS where it logs on. Gives everything that was said, and whether it was taken. */
export function sendBySwaks({ port, from, to, message, file, logOn, more = [] }: BySwaks): Promise<Said> {
  // Without its mending of data it sends the file as it is, and CRLF.
  writeFileSync(file, `${message.replace(/^\./gm, '..')}.`)
  const args = [
    ...['--server', '127.0.0.1', '--port', String(port), '--helo', 'client.example'],
    ...['--from', from, '--to', to.join(','), '--data', `@${file}`, '--no-data-fixup'],
    ...(logOn
      ? [
          '--tls',
          '--auth',
          'PLAIN',
          '--auth-user',
          logOn.login,
          '--auth-password',
          logOn.secret,
          '--auth-hide-password',
        ]
      : []),
    ...more,
  ]
  return new Promise((resolve) => {
    execFile(swaks, args, { encoding: 'latin1', timeout: 60_000 }, (error, stdout, stderr) => {
      const all = stdout + stderr
      // What the server said to the end of data, or the refusal before.
      const replies = [...all.matchAll(/^<(?:[-~]|\*\*|~\*) {1,2}(\d{3}[ -].*)$/gm)].map(([, reply]) => reply ?? '')
      const last = replies.filter((reply) => !reply.startsWith('221')).at(-1) ?? all
      resolve({ isTaken: error === null, last, id: /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(last)?.[0] ?? '', all })
    })
  })
}

export type Said = { readonly isTaken: boolean; readonly last: string; readonly id: string; readonly all: string }
