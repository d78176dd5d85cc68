export type { SmartHost } from './courier/client.ts'
export { type KeyedCertificate, keptCertificate } from './door/certificate.ts'
export { type DoorLimits, usualLimits } from './door/policy.ts'
export { type Gateway, type GatewayOptions, openGateway } from './gateway.ts'
