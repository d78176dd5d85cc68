import { comparePolicies, listPolicies, type ShelvedPolicy } from '@beadle/contract'
import { useRouter } from '@tanstack/react-router'
import { useAsk } from '../../api/use-ask.ts'
import { useId } from '../../app/use-id.ts'
import { SelectOne } from '../../components/field/field.tsx'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Working } from '../../components/working/working.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Differences } from './differences.tsx'
import { Standing } from './standing.tsx'
import './compare.css'

/** Two policies of the shelf side by side: where the second is stricter, laxer or otherwise, each shown by an act. */
export function ComparePage() {
  const { say } = useSpeech()
  const [a, b] = useId().split('..')
  const shelf = useAsk(listPolicies, {})
  return (
    <Page
      heading={say('compare.heading')}
      back={{ href: paths.policy, words: say('area.policy') }}
      lead={<p className="soft measure">{say('compare.lead')}</p>}
    >
      {shelf.isPending ? (
        <Loading />
      ) : shelf.isError ? (
        <Problem error={shelf.error} again={() => shelf.refetch()} />
      ) : (
        <>
          <Choice policies={shelf.data.policies} a={a || shelf.data.own} b={b ?? ''} />
          {a && b && <Compared key={`${a} ${b}`} a={a} b={b} />}
        </>
      )}
    </Page>
  )
}

function Choice({ policies, a, b }: { policies: readonly ShelvedPolicy[]; a: string; b: string }) {
  const { say } = useSpeech()
  const { history } = useRouter()
  const options = policies.map(({ policy, organisation }) => ({ value: policy, words: organisation }))
  const go = (first: string, second: string) => {
    if (first !== second && second !== '') history.push(paths.comparing(first, second))
  }
  return (
    <div className="compare-choice">
      <SelectOne
        label={say('compare.a')}
        value={a}
        onChange={(next) => go(next, next === b ? a : b)}
        options={options}
      />
      <SelectOne
        label={say('compare.b')}
        value={b}
        onChange={(next) => go(a, next)}
        options={[...(b === '' ? [{ value: '', words: say('choose') }] : []), ...options.filter((o) => o.value !== a)]}
      />
    </div>
  )
}

function Compared({ a, b }: { a: string; b: string }) {
  const { say } = useSpeech()
  const asked = useAsk(comparePolicies, { params: { a, b } }, { untilReady: true })
  if (asked.isError) return <Problem error={asked.error} again={() => asked.refetch()} />
  if (asked.data?.state !== 'ready') return <Working words={say('compare.working')} />
  const { comparison } = asked.data
  return (
    <>
      <Differences comparison={comparison} />
      <Standing comparison={comparison} />
    </>
  )
}
