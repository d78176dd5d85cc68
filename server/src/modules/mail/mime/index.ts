// What threads beside the server need of the reader, without the rest of the module.
export { isReadWhole, readMessage } from './message.ts'
