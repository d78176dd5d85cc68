// The door for benches and tools that start a whole server in their own process.
export { type Config, readConfig } from './config/index.ts'
export { type Server, type ServerOptions, startServer } from './server.ts'
