import { threadId } from 'node:worker_threads'

/** What workers.test.ts has done in a thread. */
export async function work(input: { do: string } | Uint8Array): Promise<unknown> {
  if (input instanceof Uint8Array) return input.byteLength
  switch (input.do) {
    case 'spin':
      for (;;) Math.sqrt(2)
    case 'sleep':
      return new Promise(() => {})
    case 'grow': {
      const kept: string[][] = []
      for (;;) kept.push(new Array(100_000).fill('x'))
    }
    case 'recurse':
      return recurse(0)
    case 'throw':
      throw new SyntaxError('ahmed@school.example')
    case 'exit':
      return process.exit(3)
    case 'thread':
      return threadId
    case 'env':
      return Object.keys(process.env)
    default:
      return input.do
  }
}

function recurse(depth: number): number {
  return recurse(depth + 1) + 1
}
