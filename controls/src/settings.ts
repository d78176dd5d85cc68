import { type SettingSchema, type Shape, vocabulary } from '@beadle/engine'

const roles: readonly string[] = Object.values(vocabulary.roles).flat()

/** A role in a setting. */
export const roleItems = { type: 'string', enum: roles } satisfies SettingSchema

/** A releaser in a setting; whether its role exists the pack reader says. */
export const releaserItems = {
  type: 'string',
  pattern: '^(sender|recipient|line-manager-of:sender|(role|nominee-of):[a-z-]+|person:.+)$',
  description: 'A releaser: `sender`, `recipient`, `line-manager-of:sender`, `role:…`, `nominee-of:…` or `person:…`.',
} satisfies SettingSchema

/** What a thing may hold, in a setting. */
export const contentItems = {
  type: 'string',
  enum: valuesOf(vocabulary.actions['file.store'].members.contains?.shape),
} satisfies SettingSchema

/** A category of sites, in a setting. */
export const categoryItems = {
  type: 'string',
  enum: valuesOf(vocabulary.facts['mail.link-categories']),
} satisfies SettingSchema

/** A system one logs on to, in a setting. */
export const systemItems = {
  type: 'string',
  enum: valuesOf(vocabulary.actions['account.log-on'].members.system?.shape),
} satisfies SettingSchema

/** A kind of device, in a setting. */
export const deviceKindItems = {
  type: 'string',
  enum: valuesOf(vocabulary.actions['device.connect'].members.kind?.shape),
} satisfies SettingSchema

/** Where a picture is shown, in a setting. */
export const channelItems = {
  type: 'string',
  enum: valuesOf(vocabulary.actions['image.publish'].members.channel?.shape),
} satisfies SettingSchema

/** How freely a work may be copied, in a setting. */
export const licenceItems = {
  type: 'string',
  enum: valuesOf(vocabulary.actions['image.publish'].members.licence?.shape),
} satisfies SettingSchema

/** The words of a closed list of the vocabulary, or of a list of them. */
export function valuesOf(shape: Shape | undefined): readonly string[] {
  if (shape?.kind === 'list') return valuesOf(shape.of)
  return shape?.kind === 'enum' ? shape.values : []
}
