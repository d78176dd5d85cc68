import type { HeldSummary } from '@beadle/contract'
import { SelectOne, TextLine } from '../../components/field/field.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { clausesOf, type Grouping, type Wanted } from './arrange.ts'

const groupings: readonly Grouping[] = ['due', 'sender', 'clause', 'day']

type Props = {
  readonly rows: readonly HeldSummary[]
  readonly wanted: Wanted
  readonly onWant: (wanted: Wanted) => void
}

/** What is shown of the queue, and how it is put together. */
export function Filters({ rows, wanted, onWant }: Props) {
  const { say } = useSpeech()
  return (
    <search className="review-filters">
      <TextLine
        label={say('review.find')}
        value={wanted.search}
        onChange={(search) => onWant({ ...wanted, search })}
        maxLength={200}
      />
      <SelectOne
        label={say('review.clause')}
        value={wanted.clause}
        onChange={(clause) => onWant({ ...wanted, clause })}
        options={[
          { value: '', words: say('review.clause.all') },
          ...clausesOf(rows).map(({ clause, ref }) => ({ value: clause, words: ref })),
        ]}
      />
      <SelectOne
        label={say('review.by')}
        value={wanted.by}
        onChange={(by) => onWant({ ...wanted, by: groupings.find((each) => each === by) ?? 'due' })}
        options={groupings.map((by) => ({ value: by, words: say(`review.by.${by}`) }))}
      />
    </search>
  )
}
