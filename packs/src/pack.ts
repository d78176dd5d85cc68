import type { Binding, Check, Clause, Facts, PolicyVersion, Procedure, RetentionLine, Role } from '@beadle/engine'
import type { Problem } from './problem.ts'

type Sentence = { readonly en: string; readonly cy?: string }

/** Something other than a decision that meets clauses. `declared`: bound, its engine not built yet. */
export type Duty = {
  readonly id: string
  readonly by: 'agreement' | 'training' | 'notice' | 'procedure' | 'schedule' | 'connector'
  /** Full clause ids. */
  readonly cites: readonly string[]
  readonly what?: string
  readonly procedure?: string
  /** Of a schedule: how long each class of record is kept. */
  readonly lines?: readonly RetentionLine[]
  /** What must be done by a date. */
  readonly checks?: readonly Check[]
  /** The agreement of policy.yaml that binds to it. */
  readonly agreement?: string
  /** Of a connector: which other system does it. */
  readonly system?: string
  readonly state: 'declared' | 'running'
  readonly note?: string
}

/** A clause not run to the letter: what is done instead, why, approved by which role or body, on which day. */
export type Variance = {
  readonly clause: string
  readonly instead: string
  readonly why: string
  readonly approvedBy: string
  readonly on: string
  /** A binding cites the clause as well: only a part of it is not run to the letter. */
  readonly still?: boolean
}

/** A procedure of procedures.yaml, with its clauses in full. */
export type PackProcedure = Procedure & { readonly cites: readonly string[] }

export type PackAgreement = {
  readonly id: string
  readonly title: Sentence
  readonly audience: readonly string[]
  readonly ask: 'every-log-on' | 'yearly' | 'termly' | 'once'
  readonly cites?: readonly string[]
  readonly note?: string
}

/** How a wording that can be read in two ways is read. */
export type Reading = { readonly clauses: readonly string[]; readonly reading: string; readonly why?: string }

/** A binding with what its author notes about it. */
export type PackBinding = Binding & { readonly note?: string }

/** A pack as read: one version of a policy with everything that stands beside it. Clause ids are full everywhere. */
export type Pack = {
  /** Directory it was read from. */
  readonly dir: string
  readonly version: PolicyVersion
  readonly organisation: string
  readonly phase?: string
  readonly languages: readonly ('en' | 'cy')[]
  readonly approved?: { readonly on: string; readonly by?: readonly string[]; readonly minute?: string }
  readonly inForceFrom?: string
  readonly reviewDue?: string
  readonly ownerRole?: Role
  readonly roleAliases: Readonly<Record<string, Role>>
  /** What clauses.yaml says of the document itself: dates, owner, companions, anomalies. */
  readonly document: Readonly<Record<string, unknown>>
  readonly clauses: readonly Clause[]
  readonly bindings: readonly PackBinding[]
  readonly duties: readonly Duty[]
  readonly procedures: readonly PackProcedure[]
  readonly variances: readonly Variance[]
  readonly agreements: readonly PackAgreement[]
  readonly readings: readonly Reading[]
  readonly ordinary: Facts
  /** Doubts that do not stop it. */
  readonly warnings: readonly Problem[]
  /** `bindings.yaml:12` of a binding, duty or variance, for messages about it; of a line about the document by its path (`legal_basis.2`). */
  where(
    kind: 'binding' | 'duty' | 'variance' | 'clause' | 'document',
    id: string,
  ): { readonly file: string; readonly line: number; readonly column: number }
}
