import {
  type ActionName,
  type DecisionRequest,
  type Finding,
  isMailRequest,
  notApplicable,
  type Reason,
  type School,
} from '@beadle/engine'
import { type Outcome, type Response, respond, unread } from '../response.ts'
import { type Audience, keysOf, type Recipient, recipientOf, recipientsOf } from './audience.ts'
import { respondTo, type ToPupils } from './to-pupils.ts'

/** Acts that put words before other people: mail first, then texts, posts, pages and broadcasts. */
export type WritingAction = 'mail.submit' | 'text.send' | 'social.post' | 'page.publish' | 'broadcast.send'

/** Any request of a writing act. */
export type Writing = DecisionRequest<WritingAction>

/** The same acts, as a control lists them. */
export const writingActions: readonly WritingAction[] = [
  'mail.submit',
  'text.send',
  'social.post',
  'page.publish',
  'broadcast.send',
]

/** The setting that names them. */
export const writingActionsSetting = {
  type: 'array',
  items: { type: 'string', enum: writingActions },
  description: 'Which kinds of writing; mail only when left out.',
} as const

/** The setting that says which pages are meant, where pages are. */
export const channelsSetting = {
  type: 'array',
  items: { type: 'string', enum: ['website', 'learning-platform', 'blog'] },
  description: 'Pages on which of them; all when left out.',
} as const

type Asked = {
  readonly request: Writing
  readonly school: School
  readonly settings: {
    readonly actions?: readonly ActionName[]
    readonly to?: readonly Audience[]
    readonly channels?: readonly string[]
  }
}

/**
 * Those the words are addressed to among the binding's audiences. A post or a page is addressed to nobody in particular, so
 * whoever a clause speaks of may read it: an empty list. Undefined: the binding has nothing to say about this writing.
 */
export function readersOf({ request, school, settings }: Asked): readonly Recipient[] | undefined {
  const { actions = ['mail.submit'], to = ['all'], channels } = settings
  if (!actions.includes(request.action.name)) return undefined
  if (channels && request.action.name === 'page.publish' && !channels.includes(channelOf(request))) return undefined
  if (request.action.name === 'social.post' || request.action.name === 'page.publish') return []
  const all = isMailRequest(request) ? recipientsOf(request, school) : addresseesOf(request, school)
  const bound = to.includes('all') ? all : all.filter(({ audiences }) => to.some((audience) => audiences.has(audience)))
  return bound.length > 0 ? bound : undefined
}

function addresseesOf({ resource: { properties } }: Writing, school: School): readonly Recipient[] {
  const people = 'with' in properties ? properties.with : 'to' in properties ? properties.to : []
  return people.map((person) => recipientOf(person, school))
}

function channelOf({ resource: { properties } }: Writing): string {
  return 'channel' in properties ? properties.channel : ''
}

type How = { readonly settings: Response; readonly outcome: Outcome; readonly toPupils: ToPupils }

/**
 * The findings about words that these would read. Only mail has a sender who looks again and confirms; any other writing
 * that a person must release waits for that person alone, and as a whole.
 */
export function respondToReaders(
  request: Writing,
  readers: readonly Recipient[],
  because: Reason,
  how: How,
): readonly Finding[] {
  if (isMailRequest(request)) return respondTo(readers, because, how)
  const { settings, toPupils } = how
  if (toPupils === 'deny' && readers.some(({ audiences }) => audiences.has('pupil')))
    return [respond(because, 'deny', settings)]
  const outcome = settings.outcome ?? how.outcome
  return [respond(because, outcome === 'second-look-and-release' ? 'release' : outcome, settings)]
}

/** What waits because the detectors could not read it. Where nothing is written there is nothing to read. */
export function unreadBy(
  request: Writing,
  readers: readonly Recipient[],
  response: Response,
): Finding | readonly Finding[] {
  if (isMailRequest(request)) return unread(response, { recipients: keysOf(readers) })
  return 'text' in request.resource.properties ? unread(response) : notApplicable
}
