export { WorkerFailedError, WorkerLimitError, WorkerTimeoutError } from './errors.ts'
export { openWorkers, type WorkerLimits, type Workers, type WorkerTask } from './workers.ts'
