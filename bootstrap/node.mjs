// Finds the Node 26 that came with the packages.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export function nodePath() {
  const path = fileURLToPath(new URL(`../node_modules/node-linux-${process.arch}/bin/node`, import.meta.url))
  return existsSync(path) ? path : process.execPath
}
