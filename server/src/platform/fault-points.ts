/**
 * Moments at which a server may die with something half done. In the product they are nothing; a test that wants the process
 * killed there loads a module before the server that leaves a function under this symbol. Names are a closed list, so that
 * what is proved can be counted and none can rot: each stands at one place, and a test fails where one is never come to.
 *
 * A name that ends with `-half` stands before a write to a connection: the test lets half of its octets go.
 */
export const faultPoints = [
  'door.connected',
  'door.sender-taken',
  'door.recipient-taken',
  'door.data-asked',
  'door.data-coming',
  'door.data-whole',
  'enter.read',
  'enter.judged',
  'enter.scanned',
  'enter.looked-back',
  'enter.decided',
  'accept.grouped',
  'accept.begun',
  'accept.recorded',
  'accept.hold-placed',
  'accept.copies-kept',
  'accept.files-linked',
  'accept.told',
  'accept.written',
  'accept.committed',
  'door.reply-half',
  'door.replied',
  'database.committing',
  'database.commit-asked',
  'database.committed',
  'notice.written',
  'report.begun',
  'hold.settling',
  'hold.settled',
  'review.postponed',
  'review.undone',
  'review.carrying-out',
  'copies.put',
  'copies.taken',
  'copies.joined',
  'courier.released',
  'courier.claimed',
  'courier.taken',
  'courier.connected',
  'courier.envelope-half',
  'courier.data-asked',
  'courier.data-half',
  'courier.data-whole',
  'courier.answered',
  'results.gathering',
  'results.begun',
  'results.later',
  'results.written',
  'results.committed',
  'rescan.scanned',
  'ledger.numbering',
  'ledger.signed',
  'ledger.numbered',
  'ledger.committed',
  'ledger.remembered',
  'keys.written',
  'keys.made',
] as const

export type FaultPoint = (typeof faultPoints)[number]

/** Where a test leaves what is to happen at a point. */
export const faultHook = Symbol.for('beadle.fault-point')

const hook = (globalThis as { [faultHook]?: (point: FaultPoint) => void })[faultHook]

/** Says that the process has come to this moment. */
export const atFaultPoint: (point: FaultPoint) => void = hook ?? (() => {})
