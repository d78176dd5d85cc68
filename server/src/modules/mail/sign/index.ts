export { type Changed, sealChanged } from './seal-changed.ts'
