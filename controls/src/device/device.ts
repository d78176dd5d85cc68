import {
  type ActionName,
  type DecisionRequest,
  type Device,
  type Properties,
  type SettingSchema,
  vocabulary,
} from '@beadle/engine'
import { valuesOf } from '../settings.ts'

/** Which devices a binding is about: all of them where nothing is said. */
export type DeviceScope = { readonly kinds?: readonly Device['kind'][]; readonly owner?: Device['owner'] }

/** Where somebody is when something happens. */
export type Place = NonNullable<Properties['account.log-on']['place']>

/** The device an act is about: the resource itself, or the one it is done on; undefined when none is named. */
export function deviceOf({ action, resource }: DecisionRequest): Device | undefined {
  const properties = resource.properties as { readonly device?: Device }
  return action.name.startsWith('device.') ? (properties as unknown as Device) : properties.device
}

/** Where an act happens, when it is said. */
export function placeOf({ resource: { properties } }: DecisionRequest): Place | undefined {
  return (properties as { readonly place?: Place }).place
}

/** True when the device is one of those the binding is about. */
export function concerns({ kinds, owner }: DeviceScope, device: Device): boolean {
  return (kinds?.includes(device.kind) ?? true) && (owner === undefined || device.owner === owner)
}

/** Kinds of device, in a setting. */
export const kindsSetting = {
  type: 'array',
  items: { type: 'string', enum: valuesOf(vocabulary.actions['device.connect'].members.kind?.shape) },
  description: 'Which kinds of device; every kind when left out.',
} satisfies SettingSchema

/** Whose device, in a setting. */
export const ownerSetting = {
  type: 'string',
  enum: ['school', 'personal'],
  description: 'Whose devices; everybody’s when left out.',
} satisfies SettingSchema

/** Places, in a setting. */
export const placesSetting = {
  type: 'array',
  items: { type: 'string', enum: valuesOf(vocabulary.actions['account.log-on'].members.place?.shape) },
} satisfies SettingSchema

/** The acts a binding is narrowed to, in a setting. */
export function actionsSetting(actions: readonly ActionName[]): SettingSchema {
  return {
    type: 'array',
    items: { type: 'string', enum: actions },
    description: 'Which acts; all of them when left out.',
  }
}
