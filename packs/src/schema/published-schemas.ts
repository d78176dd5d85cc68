import type { Control } from '@beadle/engine'
import { bindingsSchema } from './bindings-schema.ts'
import { calendarSchema } from './calendar-schema.ts'
import { clausesSchema } from './clauses-schema.ts'
import { curesSchema } from './cures-schema.ts'
import { decisionInterfaceSchema, ordinarySchema } from './decision-schema.ts'
import { dutiesSchema } from './duties-schema.ts'
import { policySchema } from './policy-schema.ts'
import { proceduresSchema } from './procedures-schema.ts'
import { scenariosSchema } from './scenarios-schema.ts'
import type { Schema } from './schema.ts'
import { survivorsSchema } from './survivors-schema.ts'
import { variancesSchema } from './variances-schema.ts'

/** Every schema this project publishes, by file name under policies/schema. */
export function publishedSchemas(controls: ReadonlyMap<string, Control>): Readonly<Record<string, Schema>> {
  return {
    'decision.schema.json': decisionInterfaceSchema(),
    'policy.schema.json': policySchema(),
    'clauses.schema.json': clausesSchema(),
    'bindings.schema.json': bindingsSchema(controls),
    'duties.schema.json': dutiesSchema(),
    'procedures.schema.json': proceduresSchema(),
    'variances.schema.json': variancesSchema(),
    'calendar.schema.json': calendarSchema(),
    'ordinary.schema.json': ordinarySchema(),
    'scenarios.schema.json': scenariosSchema(),
    'survivors.schema.json': survivorsSchema(),
    'cures.schema.json': curesSchema(),
  }
}
