import { PackError, type Policy } from '../open-policy.ts'
import { readPackFile } from '../pack-files.ts'
import type { Mutation } from './run-mutants.ts'

/** Mutants that an author has looked at, and why no request tells them from the pack. */
export type Explanation = { readonly mutants: readonly string[]; readonly why: string }

/** What mutation has found about a pack. */
export type MutationReport = {
  /** Directory of the pack. */
  readonly dir: string
  readonly policy: string
  readonly mutants: number
  readonly killed: number
  /** Nothing notices them, and survivors.yaml says why. */
  readonly explained: readonly (Mutation & { readonly why: string })[]
  /** Nothing notices them, and nobody has said why. */
  readonly survivors: readonly Mutation[]
  /** Named in survivors.yaml, and either noticed after all or no mutant of this pack any more. */
  readonly stale: readonly string[]
}

/** The explanations of survivors.yaml. Throws PackError where the file cannot be read. */
export function readSurvivors({ pack }: Policy): readonly Explanation[] {
  const { value, problems } = readPackFile(pack.dir, 'survivors')
  if (value === undefined) throw new PackError(problems)
  return (value as { survivors: readonly Explanation[] }).survivors
}

/** Sorts mutations by whether they were noticed, explained or neither. */
export function reportOf(
  { pack, version }: Policy,
  mutations: readonly Mutation[],
  explanations: readonly Explanation[],
): MutationReport {
  const why = new Map(explanations.flatMap(({ mutants, why }) => mutants.map((id) => [id, why] as const)))
  const alive = mutations.filter(({ killedBy }) => killedBy === undefined)
  const living = new Set(alive.map(({ id }) => id))
  return {
    dir: pack.dir,
    policy: version.policy,
    mutants: mutations.length,
    killed: mutations.length - alive.length,
    explained: alive.flatMap((one) => {
      const reason = why.get(one.id)
      return reason === undefined ? [] : [{ ...one, why: reason }]
    }),
    survivors: alive.filter(({ id }) => !why.has(id)),
    stale: [...why.keys()].filter((id) => !living.has(id)),
  }
}
