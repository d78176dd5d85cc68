import { BeadleError } from '../errors.ts'

/** Foreign bytes took longer than they may; the worker that read them is gone. */
export class WorkerTimeoutError extends BeadleError {
  override readonly name = 'WorkerTimeoutError'
  readonly code = 'platform.worker-timeout'
  readonly status = 422
  constructor(timeoutMs: number, options?: ErrorOptions) {
    super(`it was not read within ${timeoutMs} ms`, options)
  }
}

/** Foreign bytes were too many, or grew beyond the memory they may take. */
export class WorkerLimitError extends BeadleError {
  override readonly name = 'WorkerLimitError'
  readonly code = 'platform.worker-limit'
  readonly status = 422
}

/** The work threw. Its message stays inside: parsers quote what they read. */
export class WorkerFailedError extends BeadleError {
  override readonly name = 'WorkerFailedError'
  readonly code = 'platform.worker-failed'
  readonly status = 422
  /** The class of what was thrown, such as `SyntaxError`. */
  readonly thrown: string
  constructor(thrown: string, options?: ErrorOptions) {
    super(`reading it failed with ${thrown}`, options)
    this.thrown = thrown
  }
}
