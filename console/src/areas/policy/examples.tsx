import { type Example, getClauseExamples } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { EffectBadge } from '../../components/badge/badge.tsx'
import { Link } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { askingOf } from '../may-i/asking.ts'

/** The made-up examples that show a clause: what it changes, and what it leaves alone. Each opens in May I…?. */
export function Examples({ clause }: { clause: string }) {
  const { say } = useSpeech()
  const asked = useAsk(getClauseExamples, { params: { id: clause } }, { untilReady: true })
  const examples = asked.data?.state === 'ready' ? asked.data.examples : []
  const isWorking = asked.isPending || asked.data?.state === 'working'
  if (!isWorking && !asked.isError && examples.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="examples">
      <h2 id="examples">{say('examples')}</h2>
      {asked.isError ? (
        <Problem error={asked.error} again={() => asked.refetch()} />
      ) : isWorking ? (
        <Loading />
      ) : (
        (['acts', 'spares'] as const).map((shows) => (
          <Some key={shows} shows={shows} clause={clause} examples={examples.filter((one) => one.shows === shows)} />
        ))
      )}
    </section>
  )
}

function Some({ shows, clause, examples }: { shows: Example['shows']; clause: string; examples: readonly Example[] }) {
  const { say } = useSpeech()
  if (examples.length === 0) return null
  return (
    <div className="stack-small">
      <h3>{say(`examples.${shows}`)}</h3>
      <ul className="examples">
        {examples.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            <One example={one} clause={clause} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function One({ example, clause }: { example: Example; clause: string }) {
  const { say, name } = useSpeech()
  const { question, effect, note } = example
  // An id often begins with the clause's own number, which stands above already.
  const number = clause.slice(clause.indexOf('.') + 1)
  const begins = [number, number.replaceAll('.', '-')].some((one) => example.id.startsWith(`${one}-`))
  const called = name('example', begins ? example.id.slice(number.length + 1) : example.id)
  return (
    <>
      <p className="row">
        {effect && <EffectBadge effect={effect} />}
        <span>
          {question && `${name('act', question.action)} · `}
          {called}
        </span>
        {question ? (
          <Link href={askingOf(question)}>
            {say('examples.try')}
            <span className="visually-hidden"> {called}</span>
          </Link>
        ) : (
          <span className="small soft">{say(`examples.${example.kind === 'decide' ? 'due' : example.kind}`)}</span>
        )}
      </p>
      {note && <p className="small soft measure">{note}</p>}
    </>
  )
}
