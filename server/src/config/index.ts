export { type Config, isLoopback, readConfig } from './read-config.ts'
export { type Settings, settings } from './settings.ts'
