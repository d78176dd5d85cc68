import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../errors.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Makes PostgreSQL's data directory by initdb, or as a copy of a stopped one. */
export function makeDataDirectory(given: {
  binaries: Binaries
  account: Account
  dataDirectory: string
  template?: string | undefined
}): void {
  const { binaries, account, dataDirectory, template } = given
  // Made beside and renamed, so that a start cut short leaves nothing that looks whole.
  const unfinished = `${dataDirectory}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (account.ids) chownSync(unfinished, account.ids.uid, account.ids.gid)
  const [command, args] =
    template === undefined
      ? [
          binaries.initdb,
          [
            '--pgdata',
            unfinished,
            '--username',
            'beadle_owner',
            '--auth',
            'trust',
            '--encoding',
            'UTF8',
            '--locale',
            'C',
            '--locale-provider',
            'builtin',
            '--builtin-locale',
            'C.UTF-8',
            '--wal-segsize',
            '4',
            '--no-instructions',
          ],
        ]
      : ['/bin/cp', ['-R', `${template}/.`, unfinished]]
  const made = spawnSync(command, args, {
    cwd: '/',
    ...account.ids,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
  })
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    const lines = made.stderr.trim().split('\n')
    // Its last lines say what it does about it; why stands above them.
    const said = made.error?.message ?? lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
    throw new StartError(
      'platform.initdb-failed',
      `the database could not be made in \`${dataDirectory}\`: ${said}`,
      'Check that there is room on the disk and that the directory may be written.',
    )
  }
  const renamed = spawnSync('/bin/mv', ['-T', unfinished, dataDirectory], { cwd: '/' })
  if (renamed.status !== 0)
    throw new StartError(
      'platform.initdb-failed',
      `\`${dataDirectory}\` could not be put in place`,
      'Check that the directory may be written.',
    )
}

/** PostgreSQL reads only data of its own major version. */
export function refuseOtherVersion(dataDirectory: string, binaries: Binaries): void {
  const made = readFileSync(join(dataDirectory, 'PG_VERSION'), 'utf8').trim()
  const major = binaries.version.split('.')[0]
  if (made !== major)
    throw new StartError(
      'platform.postgres-version',
      `\`${dataDirectory}\` was made by PostgreSQL ${made}, and this is ${major}`,
      'Restore a backup into a new BEADLE_DATA.',
    )
}
