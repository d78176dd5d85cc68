import type { DecisionRequest, SettingSchema } from '@beadle/engine'

/** The acts by which something is published. */
export type PublishAct = 'page.publish' | 'image.publish'

const publishActs: readonly PublishAct[] = ['page.publish', 'image.publish']

/** The settings that say which publishing a binding is about. */
export type Published = { readonly actions?: readonly PublishAct[]; readonly channels?: readonly string[] }

/** Where something is published, in a setting. */
export const channelsSetting = {
  type: 'array',
  items: { type: 'string', enum: ['website', 'learning-platform', 'blog', 'newsletter', 'press', 'school-social'] },
  description: 'Published where; anywhere when left out.',
} satisfies SettingSchema

/** The settings of `Published`, for a control's schema. */
export const publishedSettings = {
  actions: {
    type: 'array',
    items: { type: 'string', enum: publishActs },
    description: 'Pages, pictures; both when left out.',
  },
  channels: channelsSetting,
} satisfies Readonly<Record<string, SettingSchema>>

/** Whether this publishing is one that the settings mean. */
export function isPublished(request: DecisionRequest<PublishAct>, { actions, channels }: Published): boolean {
  const { channel } = request.resource.properties
  return (actions?.includes(request.action.name) ?? true) && (channels?.includes(channel) ?? true)
}
