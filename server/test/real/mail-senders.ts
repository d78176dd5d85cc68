import { type ExecFileException, execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'

const smtpSource = '/usr/sbin/smtp-source'
const swaks = '/usr/bin/swaks'

export type Sending = {
  readonly port: number
  readonly from: string
  readonly to: string
  /** The message with the line ends of a file, LF. */
  readonly text: Buffer
  /** Where the sender's file may be put. */
  readonly file: string
}

/** A mail client that is not ours. Gives the gateway's answer to the end of data, or to whatever it refused before. */
export type Sender = {
  readonly name: string
  send(sending: Sending): Promise<string>
  /** How a message ends that this program has sent. */
  ended(text: string): string
}

/** What is missing of the two, if anything. */
export function whyNoSenders(): string | undefined {
  if (!existsSync(smtpSource)) return `no ${smtpSource} (Debian: postfix)`
  return existsSync(swaks) ? undefined : `no ${swaks} (Debian: swaks)`
}

export const senders: readonly Sender[] = [
  {
    name: 'smtp-source',
    // It adds an empty line to every file.
    ended: (text) => `${text}\n`,
    // It puts dots before dots and CR before LF itself, and writes the conversation to standard error under -v.
    async send({ port, from, to, text, file }) {
      writeFileSync(file, text)
      const said = await run(smtpSource, ['-v', '-A', '-f', from, '-t', to, '-F', file, `127.0.0.1:${port}`])
      const replies = [...said.matchAll(/smtp-source: <<< (\d{3} .*)$/gm)].map(([, reply]) => reply ?? '')
      return replies[replies.findIndex((reply) => reply.startsWith('354')) + 1] ?? said
    },
  },
  {
    name: 'swaks',
    ended: (text) => text,
    // Without its mending of data, which would fill in words between per cent signs: it sends the file as it is and CRLF.
    async send({ port, from, to, text, file }) {
      const lines = text.toString('latin1').split('\n')
      lines.pop()
      const stuffed = lines.map((line) => (line.startsWith('.') ? `.${line}` : line))
      writeFileSync(file, [...stuffed, '.'].join('\r\n'), 'latin1')
      const where = ['--server', '127.0.0.1', '--port', String(port), '--helo', 'client.example']
      const said = await run(swaks, [...where, '--from', from, '--to', to, '--data', `@${file}`, '--no-data-fixup'])
      const replies = [...said.matchAll(/^<(?:-|\*\*) {1,2}(\d{3} .*)$/gm)].map(([, reply]) => reply ?? '')
      return replies[replies.findIndex((reply) => reply.startsWith('354')) + 1] ?? said
    },
  },
]

/** Both streams of a program; a refusal makes these programs end with a code, which says no more than their words. */
function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string) =>
      typeof error?.code === 'string' || error?.killed ? reject(error) : resolve(stdout + stderr)
    execFile(command, args, { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024, timeout: 300_000 }, done)
  })
}
