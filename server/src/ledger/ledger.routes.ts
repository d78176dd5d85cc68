import { getCheckpoint, getProof, listLedger, type PersonLabel } from '@beadle/contract'
import type { Role } from '@beadle/engine'
import type { Database, Reader } from '../platform/database/index.ts'
import { InvalidRequestError, NotFoundError } from '../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../platform/http/index.ts'
import { kindInWords } from './kinds-in-words.ts'
import type { Ledger } from './ledger.ts'
import { newestCheckpoint, proveEntry, type SignedCheckpoint } from './prove-entry.ts'
import { listEntries, listKinds } from './read-entries.ts'

type Deps = {
  readonly database: Database
  readonly ledger: Ledger
  /** Who may read it: those who answer for the school and those who check them. */
  readonly readers: readonly Role[]
  /** What an actor is called to a reader; null for the parts of the server. The people module joins in wiring.ts. */
  /** Ids of things about which this reader, their subject, is not to be told. Decisions join in routes.ts. */
  readonly hiddenFrom: (
    db: Reader,
    reader: { readonly schoolId: string; readonly personId: string },
  ) => Promise<ReadonlySet<string>>
  readonly labelsOf: (schoolId: string) => Promise<(actor: string) => PersonLabel | null>
}

const pageSize = 50

/** The routes of /api/ledger. */
export function ledgerRoutes({ database, ledger, readers, hiddenFrom, labelsOf }: Deps): readonly AnyRoute[] {
  const who = { roles: readers }
  return [
    defineRoute({
      ...listLedger,
      who,
      async handler({ session, query }) {
        const { schoolId } = session
        const before = query.before === undefined ? undefined : readSeq(query.before)
        const labelOf = await labelsOf(schoolId)
        return database.inSchool(schoolId, async (tx) => {
          const entries = await listEntries(tx, schoolId, {
            limit: pageSize,
            ...(before === undefined ? {} : { before }),
            ...(query.kind === undefined || query.kind === '' ? {} : { kind: query.kind }),
          })
          const last = entries.at(-1)?.seq ?? null
          const hidden = await hiddenFrom(tx, session)
          const shown = entries.filter(({ about }) => !about.some(({ id }) => hidden.has(id)))
          return {
            entries: shown.map(({ id, seq, kind, at, actor, about }) => ({
              id,
              seq,
              kind,
              at: at.toString(),
              actor: labelOf(actor),
              summary: kindInWords(kind),
              about: about.map((thing) => ({ kind: thing.kind, id: thing.id })),
            })),
            next: entries.length < pageSize || last === null || last === 0 ? null : String(last),
            kinds: [...(await listKinds(tx, schoolId))],
          }
        })
      },
    }),
    defineRoute({
      ...getCheckpoint,
      who,
      async handler({ session }) {
        const { schoolId } = session
        const newest = await database.inSchool(schoolId, (tx) => newestCheckpoint(tx, schoolId))
        if (newest === undefined) throw new NotFoundError('checkpoint')
        return checkpointReply(ledger.originOf(schoolId), newest)
      },
    }),
    defineRoute({
      ...getProof,
      who,
      async handler({ session, params }) {
        const { schoolId } = session
        const proof = await database.inSchool(
          schoolId,
          async (tx) => {
            const found = await proveEntry(tx, schoolId, params.id)
            const hidden = await hiddenFrom(tx, session)
            if (found.about.some(({ id }) => hidden.has(id))) throw new NotFoundError('entry', params.id)
            return found
          },
          { isolation: 'repeatable read' },
        )
        return {
          leaf: proof.leaf.toString('base64'),
          leafHash: proof.leafHash.toString('base64'),
          index: proof.index,
          hashes: proof.hashes.map((hash) => Buffer.from(hash).toString('base64')),
          checkpoint: checkpointReply(ledger.originOf(schoolId), proof.checkpoint),
        }
      },
    }),
  ]
}

function checkpointReply(origin: string, { size, root, at, note }: SignedCheckpoint) {
  return { origin, size, rootHash: root.toString('base64'), at: at.toString(), note }
}

function readSeq(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidRequestError(`\`${text}\` is no number of an entry`, 'query.before')
  return Number(text)
}
