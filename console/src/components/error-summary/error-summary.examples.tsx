import { ErrorSummary } from './error-summary.tsx'

export const examples = {
  one: <ErrorSummary errors={[{ field: 'login', words: 'Enter your login' }]} />,
  several: (
    <ErrorSummary errors={[{ field: 'login', words: 'Enter your login' }, { words: 'This account is locked' }]} />
  ),
}
