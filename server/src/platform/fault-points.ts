/**
 * Moments at which a server may die with something half done. In the product they are nothing; a test that wants the process
 * killed there loads a module before the server that leaves a function under this symbol. Names are a closed list, so that
 * what is proved can be counted and none can rot.
 */
export const faultPoints = [
  'door.data-half',
  'door.data-whole',
  'enter.read',
  'enter.decided',
  'accept.begun',
  'accept.written',
  'accept.committed',
  'door.replied',
  'courier.taken',
  'courier.connected',
  'courier.data-half',
  'courier.data-whole',
  'courier.answered',
  'results.begun',
  'results.written',
  'results.committed',
] as const

export type FaultPoint = (typeof faultPoints)[number]

/** Where a test leaves what is to happen at a point. */
export const faultHook = Symbol.for('beadle.fault-point')

const hook = (globalThis as { [faultHook]?: (point: FaultPoint) => void })[faultHook]

/** Says that the process has come to this moment. */
export const atFaultPoint: (point: FaultPoint) => void = hook ?? (() => {})
