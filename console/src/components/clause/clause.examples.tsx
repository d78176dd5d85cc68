import { ClauseList, ClauseWords } from './clause.tsx'

const clause = {
  clause: 'hillcrest.3.2.staff.5',
  ref: '3.2 Staff e-mail',
  text: 'Mail to colleagues is sent on weekdays.',
  version: '2026-03-19',
}

export const examples = {
  summary: <ClauseWords clause={clause} />,
  quoted: <ClauseWords clause={{ ...clause, quote: 'Staff should not e-mail colleagues at weekends.' }} />,
  several: (
    <ClauseList
      clauses={[clause, { ...clause, clause: 'hillcrest.3.1.9', ref: '3.1 Etiquette', version: 'draft 2' }]}
    />
  ),
}
