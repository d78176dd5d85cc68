import type { Generated } from 'kysely'

export interface EpochTable {
  school_id: string
  epoch: string
}
export interface PersonTable {
  school_id: string
  id: string
  login: string
  name: string
  year_group: number | null
  form: string | null
  ends_at: Temporal.Instant | null
  accepted_at: Temporal.Instant | null
  created_at: Generated<Temporal.Instant>
  undo_seconds: Generated<number>
  trust_identity: string | null
}
export interface PersonRoleTable {
  school_id: string
  person_id: string
  role: string
}
export interface AddressTable {
  school_id: string
  address: string
  person_id: string
  kind: 'official' | 'private'
  position: number
}
export interface RelationTable {
  school_id: string
  from_id: string
  kind: 'line-manager-of' | 'deputy-of' | 'nominee-of' | 'guardian-of' | 'supervises'
  to_id: string
}
export interface GroupTable {
  school_id: string
  id: string
  key: string
  name: string
  address: string
}
export interface GroupMemberTable {
  school_id: string
  group_id: string
  person_id: string
}
export interface WithdrawalTable {
  school_id: string
  id: string
  person_id: string
  scope: 'all' | 'web' | 'mail' | 'equipment'
  from_at: Temporal.Instant
  until_at: Temporal.Instant | null
  reason: string
  decided_by: string
}
export interface CredentialTable {
  school_id: string
  person_id: string
  password_hash: string | null
  totp_secret: Buffer | null
  totp_pending: Generated<Buffer | null>
  totp_step: number | null
  wrong_guesses: Generated<number>
  locked_at: Temporal.Instant | null
}
export interface DevicePasswordTable {
  school_id: string
  id: string
  person_id: string
  label: string
  hash: Buffer
  created_at: Generated<Temporal.Instant>
  ended_at: Temporal.Instant | null
}
export interface SessionTable {
  school_id: string
  token_hash: Buffer
  person_id: string
  method: 'password' | 'password-totp' | 'demo'
  started_at: Temporal.Instant
  expires_at: Temporal.Instant
  ended_at: Temporal.Instant | null
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'people.epoch': EpochTable
    'people.person': PersonTable
    'people.person_role': PersonRoleTable
    'people.address': AddressTable
    'people.relation': RelationTable
    'people.mail_group': GroupTable
    'people.mail_group_member': GroupMemberTable
    'people.withdrawal': WithdrawalTable
    'people.credential': CredentialTable
    'people.device_password': DevicePasswordTable
    'people.session': SessionTable
  }
}
