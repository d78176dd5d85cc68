import {
  type Matter,
  type MatterEvent,
  mayAct,
  openMatter,
  type People,
  type Procedure,
  type Setting,
  transition,
} from '@beadle/engine'
import type { Pack } from '../pack.ts'
import type { Outcome } from './run-due.ts'
import type { WalkScenario, WalkStep } from './scenario.ts'

/** Walks through a procedure of the pack by the engine's own transitions, and compares where it comes to. */
export function runWalk(scenario: WalkScenario, pack: Pick<Pack, 'procedures' | 'version'>): Outcome {
  const procedure = pack.procedures.find(({ id }) => id === scenario.procedure)
  if (!procedure) {
    const said = `there is no procedure \`${scenario.procedure}\``
    return { faults: [said], said }
  }
  const people = scenario.people ?? eachForItself(procedure)
  const setting: Setting = { procedure, people, calendar: pack.version.school.calendar }
  const { at, sender = null, about = [] } = scenario
  const start = openMatter(setting, { id: scenario.id, at, sender, about }).matter
  const faults: string[] = []
  let matter = start
  for (const [index, step] of scenario.walk.entries()) {
    const fault = (said: string) => faults.push(`walk[${index}]: ${said}`)
    const result = transition(setting, matter, eventOf(step, matter))
    if (result.ok) matter = result.matter
    const refused = result.ok ? undefined : result.refusal.code
    if (refused === step.refused) continue
    fault(
      refused && !result.ok
        ? `refused: ${result.refusal.message} (${refused})`
        : `was not refused with ${step.refused}`,
    )
  }
  const said = standing(matter)
  return {
    faults: [...faults, ...endFaults(scenario, setting, matter), ...citeFaults(scenario, procedure.cites ?? [])],
    said,
  }
}

/** Every releaser stands for one person who is called like it. */
function eachForItself({ steps }: Procedure): People {
  const named = steps.flatMap(({ who, deputies = [] }) => [...who, ...deputies])
  return Object.fromEntries(named.map((releaser) => [releaser, [releaser]]))
}

function eventOf(step: WalkStep, matter: Matter): MatterEvent {
  if (step.wait !== undefined) return { kind: 'deadline', at: step.wait }
  const last = matter.history.at(-1)
  const next = last ? Temporal.Instant.from(last.at).add({ minutes: 1 }).toString() : ''
  const { at = next, by = '', does = '', reason, evidence } = step
  return { kind: 'act', at, by, outcome: does, ...(reason && { reason }), ...(evidence && { evidence }) }
}

function standing({ state }: Matter): string {
  return state.kind === 'ended'
    ? `ended: ${state.end}`
    : `waits in \`${state.step}\` until ${state.deadlineAt ?? 'somebody acts'}`
}

function endFaults({ want }: WalkScenario, setting: Setting, matter: Matter): string[] {
  const { state } = matter
  const faults = []
  if (want.end !== (state.kind === 'ended' ? state.end : undefined))
    faults.push(`wanted end ${want.end ?? 'none'}; ${standing(matter)}`)
  if (state.kind === 'ended') return faults
  if (want.step !== undefined && want.step !== state.step)
    faults.push(`wanted step \`${want.step}\`; ${standing(matter)}`)
  const asked = mayAct(setting.procedure, matter, setting.people)
  if (want.asked && want.asked.toSorted().join() !== asked.toSorted().join()) {
    faults.push(`asked are ${asked.join(', ') || 'nobody'}, not ${want.asked.join(', ')}`)
  }
  const due = state.deadlineAt
  if (want.due && (due === null || Temporal.Instant.compare(want.due, due) !== 0))
    faults.push(`due is ${due}, not ${want.due}`)
  return faults
}

function citeFaults({ want, not }: WalkScenario, cites: readonly string[]): string[] {
  const absent = (want.cites ?? []).filter((id) => !cites.includes(id)).map((id) => `\`${id}\` is not cited`)
  return [...absent, ...not.filter((id) => cites.includes(id)).map((id) => `\`${id}\` is cited`)]
}
