import type { SettingSchema } from '@beadle/engine'

/** A class of misconduct, in a setting. */
export const classItems = { type: 'string', enum: ['gross', 'serious', 'mild'] } satisfies SettingSchema

/** A sanction, in a setting. */
export const sanctionItems = {
  type: 'string',
  enum: ['dismissal', 'final-written-warning', 'written-warning', 'verbal-warning', 'informal', 'access-withdrawn'],
} satisfies SettingSchema
