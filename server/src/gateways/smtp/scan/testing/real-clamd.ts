import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The test file of all scanners (EICAR), put together here so that no scanner takes this file for it. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

/** Something that only our own signature knows. */
export const ownMalware = Buffer.from('beadle-own-signature-for-tests-and-nothing-else')

const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((path) => existsSync(path))

/** What is missing for running clamd, if anything. */
export const clamdMissing = program === undefined ? 'no clamd (Debian: clamav-daemon)' : undefined

export type RealClamd = {
  readonly path: string
  start(): Promise<void>
  kill(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** A clamd of one's own in a temporary folder, with signatures of our own: nothing is fetched, nobody's rights are needed. */
export async function openRealClamd(lines: readonly string[] = []): Promise<RealClamd> {
  const directory = await mkdtemp(join(tmpdir(), 'beadle-clamd-'))
  const path = join(directory, 'clamd.ctl')
  await mkdir(join(directory, 'db'))
  await writeFile(
    join(directory, 'db', 'beadle.ndb'),
    `Eicar-Test-Signature:0:*:${eicar.toString('hex')}\nBeadle.Test.Own:0:*:${ownMalware.toString('hex')}\n`,
  )
  const settings = [
    `LocalSocket ${path}`,
    `DatabaseDirectory ${join(directory, 'db')}`,
    `TemporaryDirectory ${directory}`,
    'Foreground yes',
    'SelfCheck 3600',
    ...lines,
  ]
  await writeFile(join(directory, 'clamd.conf'), `${settings.join('\n')}\n`)
  let running: ChildProcess | undefined
  const clamd: RealClamd = {
    path,
    async start() {
      await rm(path, { force: true })
      running = spawn(program ?? '', ['--config-file', join(directory, 'clamd.conf')], { stdio: 'ignore' })
      for (let tries = 0; !existsSync(path); tries++) {
        if (tries > 300 || running.exitCode !== null) throw new Error('clamd did not start')
        await wait(50)
      }
    },
    async kill() {
      const ending = running
      running = undefined
      if (!ending || ending.exitCode !== null) return
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      ending.kill('SIGKILL')
      await ended
      await rm(path, { force: true })
    },
    async [Symbol.asyncDispose]() {
      await clamd.kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
  await clamd.start()
  return clamd
}

/** A zip of one file, made by Python's own. */
export function zipOf(name: string, content: Buffer): Buffer {
  return execFileSync(
    'python3',
    [
      '-c',
      'import sys,io,zipfile\nb=io.BytesIO()\nz=zipfile.ZipFile(b,"w",zipfile.ZIP_DEFLATED)\nz.writestr(sys.argv[1],sys.stdin.buffer.read())\nz.close()\nsys.stdout.buffer.write(b.getvalue())',
      name,
    ],
    { input: content },
  )
}
