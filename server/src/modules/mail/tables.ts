import type { ColumnType } from 'kysely'
import type { Changes } from './changes.ts'

/** Where a message stands for one recipient; the contract's words. */
export type RecipientState =
  | 'held'
  | 'queued'
  | 'delivered'
  | 'denied'
  | 'refused'
  | 'withdrawn'
  | 'returned'
  | 'redirected'
  | 'bounced'
export type HoldKind = 'time' | 'sender' | 'people' | 'scan'
export type HoldState = 'waiting' | 'satisfied' | 'refused' | 'withdrawn'
/** How a hold was settled, for the timeline. */
export type SettledHow =
  | 'time'
  | 'released'
  | 'confirmed'
  | 'urgent'
  | 'refused'
  | 'deadline'
  | 'delivered-marked'
  | 'withdrawn'
  | 'scanned'
  | 'malware'
  | 'unscanned'

type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>
type Defaulted<T> = ColumnType<T, T | undefined, T>

export interface MessageTable {
  school_id: string
  id: string
  direction: 'out' | 'in' | 'notice'
  sender_id: Nullable<string>
  sender_token: Nullable<Buffer>
  thread_token: Nullable<Buffer>
  decision_id: Nullable<string>
  effect: 'permit' | 'hold' | 'deny'
  marked: Nullable<string>
  reply_all: Defaulted<boolean>
  accepted_at: Temporal.Instant
  envelope: Nullable<Buffer>
  raw: Nullable<Buffer>
  raw_bytes: number
  reported_at: Nullable<Temporal.Instant>
  reported_by: Nullable<string>
}

export interface RecipientTable {
  school_id: string
  message_id: string
  position: number
  person_id: Nullable<string>
  address_token: Buffer
  state: RecipientState
  state_at: Temporal.Instant
  until_at: Nullable<Temporal.Instant>
  cites: Defaulted<string[]>
  changes: Nullable<Changes>
  remark: Nullable<string>
}

export interface HoldTable {
  school_id: string
  id: string
  message_id: string
  kind: HoldKind
  positions: number[]
  until_at: Nullable<Temporal.Instant>
  releasers: Defaulted<string[]>
  matter_id: Nullable<string>
  cites: Defaulted<string[]>
  silent: Defaulted<boolean>
  state: HoldState
  made_at: Temporal.Instant
  settled_at: Nullable<Temporal.Instant>
  settled_by: Nullable<string>
  settled_how: Nullable<SettledHow>
}

export interface DeliveryTable {
  school_id: string
  id: string
  message_id: string
  positions: number[]
  changes: Nullable<Changes>
  due_at: Temporal.Instant
  made_at: Temporal.Instant
  attempts: Defaulted<number>
  claimed_by: Nullable<string>
  claimed_until: Nullable<Temporal.Instant>
  destination: Nullable<string>
  stopped_at: Nullable<Temporal.Instant>
  delay_told_at: Nullable<Temporal.Instant>
}

export interface DestinationTable {
  school_id: string
  name: string
  paused_at: Nullable<Temporal.Instant>
  paused_by: Nullable<string>
  retry_at: Nullable<Temporal.Instant>
}

export interface AttemptTable {
  school_id: string
  id: string
  message_id: string
  at: Temporal.Instant
  destination: string
  host: Nullable<string>
  positions: number[]
  outcome: 'later' | 'failed'
  code: string
  said: Buffer
}

export interface NoticeLinkTable {
  school_id: string
  id: string
  message_id: string
  person_id: string
  made_at: Temporal.Instant
  expires_at: Temporal.Instant
  used_at: Nullable<Temporal.Instant>
  used_for: Nullable<string>
}

export interface AdviceTable {
  school_id: string
  person_id: string
  text_key: string
  given_at: Temporal.Instant
}

export interface StandingAuthorisationTable {
  school_id: string
  correspondent: Buffer
  person_id: string
  granted_by: string
  granted_at: Temporal.Instant
  address: Buffer
  ended_at: Nullable<Temporal.Instant>
}

export interface ArrangementTable {
  school_id: string
  parent_id: string
  staff_id: string
  agreed_at: Temporal.Instant
  agreed_by: string
  ended_at: Nullable<Temporal.Instant>
}

export interface RevealedTable {
  school_id: string
  message_id: string
  person_id: string
  revealed_at: Temporal.Instant
}

export interface AskedTable {
  school_id: string
  message_id: string
  asked_by: string
  asked_at: Temporal.Instant
  text_key: string
  sender_token: Buffer
}

export interface PendingActTable {
  school_id: string
  message_id: string
  by_id: string
  outcome: 'release' | 'refuse'
  reason: Nullable<Buffer>
  standing: Defaulted<boolean>
  made_at: Temporal.Instant
  due_at: Temporal.Instant
}

export interface FalseAlarmTable {
  school_id: string
  message_id: string
  clause: string
  control: string
  facts: string[]
  said_as: 'sender' | 'reviewer' | 'recipient'
  said_by: string
  said_at: Temporal.Instant
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    'mail.message': MessageTable
    'mail.recipient': RecipientTable
    'mail.hold': HoldTable
    'mail.delivery': DeliveryTable
    'mail.destination': DestinationTable
    'mail.attempt': AttemptTable
    'mail.notice_link': NoticeLinkTable
    'mail.advice': AdviceTable
    'mail.standing_authorisation': StandingAuthorisationTable
    'mail.arrangement': ArrangementTable
    'mail.revealed': RevealedTable
    'mail.asked': AskedTable
    'mail.pending_act': PendingActTable
    'mail.false_alarm': FalseAlarmTable
  }
}
