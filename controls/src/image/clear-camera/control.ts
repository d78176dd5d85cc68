import { advise, defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'

type Settings = { readonly from?: readonly Who[] }

/** A camera that is not cleared hands the last person's pictures to the next. */
export const imageClearCamera = defineControl<'image.move', Settings>({
  id: 'image.clear-camera',
  summary: { en: 'Reminds whoever has moved pictures from a camera to the school’s store to clear the camera.' },
  actions: ['image.move'],
  needs: [],
  settings: {
    type: 'object',
    properties: { from: { ...whoSetting, description: 'Who moves them.' } },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { from, to } = request.resource.properties
    if (from !== 'camera' || to !== 'school-store' || !actedBy({ request, school }, settings.from)) return notApplicable
    return advise({ key: 'image.clear-camera.clear' })
  },
  whenUnsure: () => notApplicable,
})
