import { type ActionName, type DecisionRequest, type Member, readRequest, type Shape, vocabulary } from '@beadle/engine'
import { personWith } from '../explore/neighbours.ts'
import { plainText } from '../explore/shrink.ts'

/** A school day in term in any calendar that a school is likely to have, mid-morning. */
export const ordinaryTime = '2026-11-18T10:15:00Z'

const subjectLine = 'Monday'
const address = 'colleague@school.example'

/** The plainest request of each action, so that every action is asked about though no scenario does. */
export function ordinaryRequest(action: ActionName): DecisionRequest | undefined {
  const { resource, members } = vocabulary.actions[action]
  const properties = leastOf(members)
  const request = {
    subject: personWith('teacher'),
    action: { name: action },
    resource: { type: resource, properties },
    context: { time: ordinaryTime },
  }
  const read = readRequest(request)
  return 'request' in read ? read.request : undefined
}

function leastOf(members: Readonly<Record<string, Member>>): Record<string, unknown> {
  const needed = Object.entries(members).filter(([, { optional }]) => !optional)
  return Object.fromEntries(needed.map(([name, { shape }]) => [name, plainestOf(shape, name)]))
}

function plainestOf(shape: Shape, name: string): unknown {
  switch (shape.kind) {
    case 'text':
      return name === 'subjectLine' ? subjectLine : plainText
    case 'bool':
      return false
    case 'integer':
      return 1
    case 'number':
      return shape.from
    case 'instant':
      return ordinaryTime
    case 'null':
      return null
    case 'enum':
      return shape.values[0]
    case 'id':
      return {
        address,
        url: 'https://site.example/',
        id: 'self',
        role: 'teacher',
        releaser: 'sender',
      }[shape.of]
    case 'list':
      return [plainestOf(shape.of, name)]
    case 'map':
      return {}
    case 'union':
      return shape.of[0] ? plainestOf(shape.of[0], name) : null
    case 'object':
      // A person, of whom every member may be left out.
      return 'roles' in shape.members ? { person: 'colleague', address, roles: ['teacher'] } : leastOf(shape.members)
  }
}
