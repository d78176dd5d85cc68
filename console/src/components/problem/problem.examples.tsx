import { RefusedError, UnexpectedReplyError, UnreachableError } from '../../api/ask.ts'
import { Problem } from './problem.tsx'

const refused = (status: number) => (
  <Problem error={new RefusedError({ status, code: 'mail.example', message: 'refused' })} again={() => {}} />
)

export const examples = {
  unreachable: <Problem error={new UnreachableError('no answer')} again={() => {}} />,
  unexpected: <Problem error={new UnexpectedReplyError('shape')} />,
  notFound: refused(404),
  notYours: refused(403),
  somebodyFirst: refused(409),
  away: refused(503),
  other: refused(500),
}
