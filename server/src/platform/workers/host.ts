/** Runs in the worker: loads one module and does its work for each input that arrives. See workers.ts. */
import { parentPort, workerData } from 'node:worker_threads'

const { work } = (await import(String(workerData.module))) as { work: (input: unknown) => unknown }

parentPort?.on('message', async (input: unknown) => {
  try {
    parentPort?.postMessage({ value: await work(input) })
  } catch (error) {
    parentPort?.postMessage({ thrown: error instanceof Error ? error.name : typeof error })
  }
})
