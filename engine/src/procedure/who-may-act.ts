import type { Releaser } from '../vocabulary/words.generated.ts'
import type { Matter, OpenState, People, Refusal } from './matter.ts'
import { type Procedure, type Step, stepOf } from './procedure.ts'

/** The step a matter is in with the terms it was opened with. Terms belong to the first step only. */
export function currentStep(procedure: Procedure, matter: Matter, state: OpenState): Step | undefined {
  const step = stepOf(procedure, state.step)
  if (!step || step !== procedure.steps[0]) return step
  const { who, deputies, onDeadline } = matter.terms
  return {
    ...step,
    ...(who && { who }),
    ...(deputies && { deputies }),
    ...(onDeadline !== undefined && { onDeadline }),
  }
}

/** The releasers the directory is asked for before anything happens to a matter: those of its step and their deputies. */
export function releasersOf(procedure: Procedure, matter: Matter): readonly Releaser[] {
  const steps = matter.state.kind === 'open' ? [currentStep(procedure, matter, matter.state)] : []
  const next = steps
    .flatMap((s) => Object.values(s?.outcomes ?? {}))
    .flatMap(({ to }) => (to ? stepOf(procedure, to) : undefined))
  const all = [...steps, ...next].flatMap((s) => [...(s?.who ?? []), ...(s?.deputies ?? [])])
  return [...new Set(all)]
}

/** Ids of the people who can act on an open matter now: those whose turn it is, without those it is about and those who must be somebody else. */
export function mayAct(procedure: Procedure, matter: Matter, people: People): readonly string[] {
  const { state } = matter
  if (state.kind !== 'open') return []
  const step = currentStep(procedure, matter, state)
  if (!step) return []
  const asked = state.turn === 'first' ? step.who : (step.deputies ?? [])
  return eligible({ step, asked, matter, people })
}

/** Those of `asked` who may act in a step. */
export function eligible(parts: {
  readonly step: Step
  readonly asked: readonly Releaser[]
  readonly matter: Matter
  readonly people: People
}): readonly string[] {
  const { step, asked, matter, people } = parts
  const ids = asked.flatMap((releaser) => {
    // Only where the step says `sender` does the one it was opened for act; holding a role that may release is not that.
    if (releaser === 'sender') return matter.sender === null ? [] : [matter.sender]
    return (people[releaser] ?? []).filter((id) => id !== matter.sender && !matter.about.includes(id))
  })
  const others = new Set(actorsOf(matter, step.distinctFrom ?? []))
  return [...new Set(ids)].filter((id) => !others.has(id))
}

/** Why that person may not act now; undefined when they may. */
export function whyNot(procedure: Procedure, matter: Matter, people: People, by: string): Refusal | undefined {
  if (mayAct(procedure, matter, people).includes(by)) return undefined
  const { state } = matter
  const step = state.kind === 'open' ? currentStep(procedure, matter, state) : undefined
  if (step && actorsOf(matter, step.distinctFrom ?? []).includes(by)) {
    return { code: 'matter.not-distinct', message: 'a different person has to do this step' }
  }
  if (by === matter.sender || matter.about.includes(by)) {
    return { code: 'matter.about-you', message: 'nobody decides a matter of their own' }
  }
  return { code: 'matter.not-yours', message: 'this is for somebody else to decide' }
}

function actorsOf(matter: Matter, steps: readonly string[]): string[] {
  return matter.history.filter((h) => h.kind === 'acted' && steps.includes(h.step)).map((h) => h.by)
}
