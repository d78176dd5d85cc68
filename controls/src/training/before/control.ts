import { defineControl, hold, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, releaseBy, respond } from '../../response.ts'

type Act = 'activity.read' | 'monitoring.start' | 'exemption.grant'
const acts: readonly Act[] = ['activity.read', 'monitoring.start', 'exemption.grant']

type Settings = Response & {
  readonly actions?: readonly Act[]
  readonly from?: readonly Who[]
  readonly courses: readonly string[]
}

/** Watching over others' use of web and mail is learnt before it is done. */
export const trainingBefore = defineControl<Act, Settings>({
  id: 'training.before',
  summary: { en: 'Refuses acts that need training to those who have not completed it.' },
  actions: acts,
  needs: ['training.completed'],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: acts },
        description: 'Which acts; all when left out.',
      },
      from: { ...whoSetting, description: 'Whose acts.' },
      courses: {
        type: 'array',
        items: { type: 'string' },
        description: 'Words by which the training is known, any of them in the name of a completed course.',
      },
      ...actSettings,
    },
    required: ['courses'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    (settings.actions?.includes(request.action.name) ?? true) && actedBy({ request, school }, settings.from),
  evaluate({ facts, settings }) {
    const completed = (facts['training.completed'] ?? []).map((name) => name.toLowerCase())
    const isTrained = settings.courses.some((course) => completed.some((name) => name.includes(course.toLowerCase())))
    return isTrained
      ? notApplicable
      : respond({ key: 'training.before.untrained' }, settings.outcome ?? 'deny', settings)
  },
  whenUnsure: ({ settings }) => hold({ key: 'training.before.unknown' }, releaseBy(settings)),
})
