export { clauseActivity } from './clause-activity.ts'
export { completeRequest, describePerson, findPerson } from './complete-request.ts'
export * from './decisions.ts'
export * from './enforcement-points.ts'
