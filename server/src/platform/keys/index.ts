export { KeyDestroyedError, type Keys, monthOf, openKeys, SealBrokenError } from './keys.ts'
export type { Keystore } from './keystore.ts'
