// Brings node_modules to what package-lock.json says, and leaves it alone when it is there already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop } from './stop.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = join(root, 'node_modules/.beadle-installed')

/** Installs the packages if need be. Returns whether it had to. */
export function ensureInstalled() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = createHash('sha256').update(lockText).digest('hex')
  if (readIfThere(stampFile) === stamp) return false
  if (isInstalled(JSON.parse(lockText))) {
    writeStamp(stamp)
    return false
  }
  install()
  writeStamp(stamp)
  return true
}

/** Whether npm's own note of what it installed agrees with the lock; packages for other machines may be missing. */
function isInstalled(lock) {
  const note = readIfThere(join(root, 'node_modules/.package-lock.json'))
  if (note === undefined) return false
  const there = JSON.parse(note).packages ?? {}
  for (const [path, wanted] of Object.entries(lock.packages ?? {})) {
    if (!path.startsWith('node_modules/') || wanted.link) continue
    const found = there[path]
    if (found === undefined ? !wanted.optional && !wanted.peer : found.version !== wanted.version) return false
  }
  return true
}

function install() {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    throw new Stop(
      `the packages are not installed and \`${root}\` may not be written`,
      'Run npm ci as an account that may, once.',
    )
  }
  console.error('beadle: installing packages (once; a minute or two)')
  // Under `npm start` the npm that runs is known by its path, which need not be the first one found.
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const [command, all] =
    npm && existsSync(npm) && npm.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args]
  const done = spawnSync(command, all, { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.error)
    throw new Stop(
      `npm could not be run (${done.error.code ?? done.error.message})`,
      'Install npm, or run npm ci where it is and copy the directory.',
    )
  if (done.status !== 0)
    throw new Stop(
      'the packages could not be installed',
      'What npm said stands above. Is the package registry reachable, and is there room on the disk?',
    )
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, stamp)
  } catch {
    // Read-only packages need no stamp: the comparison above is made again.
    if (!existsSync(dirname(stampFile)))
      throw new Stop('npm installed no packages', 'Remove node_modules and start again.')
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
