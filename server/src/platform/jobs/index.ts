export { addJob, defineJob, type Job, type JobOrder, type JobRun, type Jobs, openJobs, removeJob } from './jobs.ts'
