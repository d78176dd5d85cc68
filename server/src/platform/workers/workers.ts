import { Worker } from 'node:worker_threads'
import { WorkerFailedError, WorkerLimitError, WorkerTimeoutError } from './errors.ts'

/**
 * A module whose `work(input)` reads foreign bytes: it runs in a thread that can be killed. Input and answer are copied as by
 * structuredClone; a Uint8Array's bytes are copied, never shared.
 */
export type WorkerTask<I, O> = {
  /** `new URL('./read-archive.worker.ts', import.meta.url)`: a module that exports `work`. */
  readonly module: URL
  /** Never set: it carries the types of input and answer. */
  readonly types?: (input: I) => O
}

export type WorkerLimits = {
  readonly timeoutMs: number
  /** Most bytes of a Uint8Array input. */
  readonly maxBytes?: number
  /** Most memory of the thread in MiB, default 256. */
  readonly memoryMb?: number
  readonly signal?: AbortSignal
}

export type Workers = {
  /**
   * Does one piece of work. Throws WorkerTimeoutError, WorkerLimitError or WorkerFailedError, after which that thread is gone and
   * the next work gets a new one; waits its turn when all threads are busy, and the time of waiting does not count.
   */
  run<I, O>(task: WorkerTask<I, O>, input: I, limits: WorkerLimits): Promise<O>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Opens a pool of at most `size` threads, default 2, each kept for the module it loaded, or ended once it has had nothing to do
 * for `idleMs`.
 */
export function openWorkers(options: { size?: number; idleMs?: number } = {}): Workers {
  const { size = 2, idleMs } = options
  const idle: Thread[] = []
  const waiting: (() => void)[] = []
  let busy = 0
  let closed = false

  async function take(module: string, memoryMb: number): Promise<Thread> {
    while (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve))
    busy += 1
    const at = idle.findIndex((thread) => thread.module === module && thread.memoryMb === memoryMb)
    const [known] = at < 0 ? [] : idle.splice(at, 1)
    clearTimeout(known?.ending)
    if (known !== undefined) return known
    // A thread of another kind makes room: idle ones count as memory too.
    if (idle.length + busy > size) void idle.shift()?.worker.terminate()
    return startThread(module, memoryMb)
  }

  function giveBack(thread: Thread, isWell: boolean): void {
    busy -= 1
    if (isWell && !closed) rest(thread)
    else void thread.worker.terminate()
    waiting.shift()?.()
  }

  function rest(thread: Thread): void {
    idle.push(thread)
    if (idleMs === undefined) return
    thread.ending = setTimeout(() => {
      const at = idle.indexOf(thread)
      if (at < 0) return
      idle.splice(at, 1)
      void thread.worker.terminate()
    }, idleMs)
    thread.ending.unref()
  }

  return {
    async run<I, O>(task: WorkerTask<I, O>, input: I, limits: WorkerLimits) {
      if (limits.maxBytes !== undefined && input instanceof Uint8Array && input.byteLength > limits.maxBytes) {
        throw new WorkerLimitError(`\`${input.byteLength}\` bytes are more than the ${limits.maxBytes} that are read`)
      }
      limits.signal?.throwIfAborted()
      const thread = await take(task.module.href, limits.memoryMb ?? 256)
      let isWell = false
      try {
        const answer = await ask(thread.worker, input, limits)
        isWell = true
        if ('thrown' in answer) throw new WorkerFailedError(answer.thrown)
        return answer.value as O
      } finally {
        giveBack(thread, isWell)
      }
    },
    async [Symbol.asyncDispose]() {
      closed = true
      await Promise.all(idle.splice(0).map((thread) => thread.worker.terminate()))
    },
  }
}

type Thread = {
  readonly worker: Worker
  readonly module: string
  readonly memoryMb: number
  /** Runs while it is idle. */
  ending?: NodeJS.Timeout
}

const cacheDirectory = process.env.NODE_COMPILE_CACHE

function startThread(module: string, memoryMb: number): Thread {
  const worker = new Worker(new URL('./host.ts', import.meta.url), {
    workerData: { module },
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMb,
      // Young objects live as long as one piece of work.
      maxYoungGenerationSizeMb: 8,
      stackSizeMb: 4,
    },
    // Nothing of the server's surroundings is a parser's business, but where code lies compiled: stripping its types anew would
    // cost each thread a second and 25 MB.
    env: cacheDirectory === undefined ? {} : { NODE_COMPILE_CACHE: cacheDirectory },
    stdout: true,
    stderr: true,
  })
  // An idle thread must not keep the process from ending.
  worker.unref()
  return { worker, module, memoryMb }
}

type Answer = { readonly value: unknown } | { readonly thrown: string }

function ask(worker: Worker, input: unknown, limits: WorkerLimits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // It may have been given up while this waited its turn, of which the listener below would never hear.
    limits.signal?.throwIfAborted()
    worker.ref()
    const settle = (how: () => void) => {
      clearTimeout(timer)
      limits.signal?.removeEventListener('abort', onAbort)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref()
      how()
    }
    const onMessage = (answer: Answer) => settle(() => resolve(answer))
    const onError = (error: Error & { code?: string }) =>
      settle(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new WorkerLimitError('it grew beyond the memory it may take', { cause: error })
            : new WorkerFailedError(error.name, { cause: error }),
        ),
      )
    const onExit = () => settle(() => reject(new WorkerFailedError('exit')))
    const onAbort = () => settle(() => reject(limits.signal?.reason))
    const timer = setTimeout(() => settle(() => reject(new WorkerTimeoutError(limits.timeoutMs))), limits.timeoutMs)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    limits.signal?.addEventListener('abort', onAbort)
    worker.postMessage(input)
  })
}
