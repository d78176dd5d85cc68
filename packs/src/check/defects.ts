import type { Policy } from '../open-policy.ts'
import { readPackFile } from '../pack-files.ts'
import { fullClause } from '../references.ts'
import type { Cure, Doubt } from './doubt.ts'

type CureEntry = { readonly defect: string; readonly clauses: readonly string[]; readonly law?: string } & Partial<Cure>

/** What clauses.yaml notes as odd in the document itself, each with its clauses and what would cure it as cures.yaml has it. */
export function defects({ pack, version: { policy } }: Policy): Doubt[] {
  const { yaml, value, problems } = readPackFile(pack.dir, 'cures')
  const cures = (value as { cures: readonly CureEntry[] } | undefined)?.cures ?? []
  const noted = ['anomalies', 'defects'].flatMap((member) => {
    const list: unknown = pack.document[member]
    return Array.isArray(list) ? list.map((text, i) => ({ text: String(text), path: `${member}.${i}` })) : []
  })
  const unread = problems.map(
    ({ file, line, column, message, member }): Doubt => ({
      ...plain,
      kind: 'reader',
      severity: 'warning',
      message: `${member}: ${message}`,
      at: { file, line, column },
    }),
  )
  const idle = cures.flatMap(({ defect }, i): Doubt[] => {
    if (noted.filter(({ text }) => text.startsWith(defect)).length === 1) return []
    const { file, line, column } = yaml.problem({ path: ['cures', i, 'defect'], code: 'pack.bad-value', message: '' })
    return [
      {
        ...plain,
        kind: 'reader',
        severity: 'warning',
        message: `no one defect of clauses.yaml begins \`${defect}\``,
        at: { file, line, column },
      },
    ]
  })
  const told = noted.flatMap(({ text, path }): Doubt[] => {
    const cure = cures.find(({ defect }) => text.startsWith(defect))
    if (cure?.law) return []
    const clauses = cure?.clauses.map((id) => fullClause(policy, id)) ?? []
    const [first] = clauses
    return [
      {
        ...plain,
        kind: 'anomaly',
        clauses,
        message: text,
        at: first && pack.version.clauses.has(first) ? pack.where('clause', first) : pack.where('document', path),
        ...(cure?.do !== undefined && { cure: { do: cure.do, ...(cure.wording && { wording: cure.wording }) } }),
      },
    ]
  })
  return [...unread, ...idle, ...told]
}

const plain = { kind: 'anomaly', severity: 'note', clauses: [], bindings: [] } as const
