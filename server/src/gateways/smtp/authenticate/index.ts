export { checkChain } from './chain.ts'
export { type Judging, judgeSender } from './judge.ts'
export type { Judged } from './judged.ts'
