import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { StartError } from '../errors.ts'

/** The operating-system account PostgreSQL runs as. `ids` is absent where it is simply our own. */
export type Account = { readonly name: string; readonly ids?: { readonly uid: number; readonly gid: number } }

/**
 * PostgreSQL refuses to run as root, so root lends it an account that may do little: `beadle` where the package made one,
 * `postgres` where a system PostgreSQL did, else `nobody`. It must have a name in /etc/passwd, which initdb looks up.
 */
export function postgresAccount(dataDirectory?: string): Account {
  const own = process.getuid?.()
  const owner = dataDirectory === undefined ? undefined : statSync(dataDirectory, { throwIfNoEntry: false })
  if (own !== 0) {
    if (owner === undefined || owner.uid === own) return { name: 'own' }
    throw new StartError(
      'platform.other-account',
      `\`${dataDirectory}\` belongs to the account with id ${owner.uid}, and this is ${own}`,
      'Start as that account or as root, or set BEADLE_DATA to another directory.',
    )
  }
  // Data made by an earlier run stay with the account that made them: PostgreSQL takes no other's.
  if (owner !== undefined && owner.uid !== 0) return { name: `${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } }
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['beadle', 'postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid === undefined || gid === undefined || uid === '0') continue
    return { name, ids: { uid: Number(uid), gid: Number(gid) } }
  }
  throw new StartError(
    'platform.no-account',
    'postgresql may not run as root and no other account was found',
    'Add one: useradd --system beadle. Or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/** Whether the account can use a path: asked of the kernel as that account, since parents and access lists decide too. */
export function canReach(account: Account, path: string, right: 'read' | 'write' | 'run'): boolean {
  const flag = { read: '-r', write: '-w', run: '-x' }[right]
  return spawnSync('/bin/sh', ['-c', `test ${flag} "$1"`, 'sh', path], { cwd: '/', ...account.ids }).status === 0
}
