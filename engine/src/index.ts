export * from './calendar/opening.ts'
export * from './calendar/school-calendar.ts'
export * from './calendar/school-days.ts'
export * from './calendar/school-time.ts'
export * from './calendar/window.ts'
export * from './control.ts'
export * from './decide/compile.ts'
export * from './decide/defaults.ts'
export {
  type Case,
  ControlFailedError,
  type JudgedFinding,
  type Judgement,
} from './decide/judge.ts'
export { safeRoles } from './decide/lift.ts'
export * from './decide/recipients.ts'
export * from './decide/settings.ts'
export * from './decision.ts'
export * from './explain/labels.ts'
export * from './explain/sentences.ts'
export { productTexts } from './explain/texts.ts'
export * from './finding.ts'
export * from './policy.ts'
export * from './request.ts'
export * from './text/nearest.ts'
export * from './vocabulary/shape.ts'
export * from './vocabulary/words.generated.ts'
