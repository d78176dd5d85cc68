import type { CompiledBinding, FactName } from '@beadle/engine'

/** What the bindings of an action look at: the facts of their controls, and their figures with what lies beside them. */
export function figuresIn(bindings: readonly CompiledBinding[]): {
  readonly facts: Set<FactName>
  readonly numbers: Set<number>
} {
  const facts = new Set<FactName>()
  const numbers = new Set<number>([0, 1])
  const walk = (value: unknown): void => {
    if (typeof value === 'number') for (const one of beside(value)) numbers.add(one)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  for (const { control, settings } of bindings) {
    for (const name of [...control.needs, ...(control.reads ?? [])]) facts.add(name)
    walk(settings)
  }
  return { facts, numbers }
}

function beside(value: number): number[] {
  const step = Number.isInteger(value) ? 1 : 0.05
  return [value - step, value, value + step, value * 2].map((one) => Number(one.toFixed(6)))
}
