import { createHash } from 'node:crypto'
import type { PersonLabel } from '@beadle/contract'
import { isUuid } from '../../platform/uuid.ts'
import { policyRoles } from './abilities.ts'
import type { Directory } from './directory.ts'

/**
 * What an actor of the ledger is called to its readers: people who work for the school or govern it by name, for acts of
 * office are theirs to answer for; pupils, parents and outsiders by a pseudonym that is the same throughout; the parts of the
 * server not at all.
 */
export function actorLabels(directory: Directory): (actor: string) => PersonLabel | null {
  return (actor) => {
    if (actor === 'sender') return { id: 'sender', name: 'Its sender', pseudonym: true }
    if (!isUuid(actor)) return null
    const person = directory.personById(actor)
    if (person?.roles.some((role) => policyRoles.includes(role))) return { id: person.id, name: person.name }
    const mark = createHash('sha256').update(`${directory.schoolId} ${actor}`).digest('hex').slice(0, 4)
    const kind = person?.roles.includes('pupil') ? 'Pupil' : person?.roles.includes('parent') ? 'Parent' : 'Somebody'
    return { id: mark, name: `${kind} ${mark}`, pseudonym: true }
  }
}
