export { type Config, readConfig } from './read-config.ts'
export { type Settings, settings } from './settings.ts'
