import { Empty } from './empty.tsx'

export const examples = {
  bare: <Empty heading="None of your mail is held" />,
  withWords: (
    <Empty heading="Nothing needs you">
      <p>When a message of yours is held, it stands here first.</p>
    </Empty>
  ),
}
