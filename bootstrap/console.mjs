// Builds the web console when its sources are newer than what was built.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'console')
const stampFile = join(folder, 'dist/.beadle-built')
const unimportant = new Set(['node_modules', 'dist', '.vite'])

/** Builds `console/dist` if need be. A build that fails is said and not fatal: mail must flow without a console. */
export function ensureConsole(node) {
  if (!existsSync(join(folder, 'index.html'))) return
  const stamp = stampOf([folder, join(root, 'contract/src'), join(root, 'package-lock.json')])
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  console.error('beadle: building the console (once per version; some seconds)')
  const built = spawnSync(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0) {
    console.error('beadle: the console could not be built; starting without the newest one')
    return
  }
  mkdirSync(join(folder, 'dist'), { recursive: true })
  writeFileSync(stampFile, stamp)
}

function stampOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
    return
  }
  for (const name of readdirSync(path).sort()) if (!unimportant.has(name)) addTo(hash, join(path, name))
}
