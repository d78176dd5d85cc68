export { filesOf, type LiftedFile } from './files.ts'
export { type RewriteWords, rewriteMessage } from './rewrite.ts'
export { stripMessage } from './strip-message.ts'
export { readTree } from './tree.ts'
