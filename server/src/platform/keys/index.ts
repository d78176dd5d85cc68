export {
  EscrowError,
  type EscrowFor,
  type EscrowWith,
  makeEscrow,
  type Restored,
  readEscrow,
  restoreEscrow,
  writeEscrow,
} from './escrow.ts'
export { KeyDestroyedError, type Keys, monthOf, openKeys, SealBrokenError } from './keys.ts'
export { type Keystore, KeystoreAwayError, openKeystore } from './keystore.ts'
