export { type ChangingKeys, changeDkimKeys, type DkimKeyAct } from './change-keys.ts'
export { type DkimKey, DkimKeyError, DkimKeys, type DkimKeyType, type DnsRecord } from './dkim-keys.ts'
export { resultsField, writeVerdicts } from './results-field.ts'
export { type Changed, sealChanged, signOwn } from './seal-changed.ts'
