import { type AskableAction, listActions } from '@beadle/contract'
import { useState } from 'react'
import { useAsk } from '../../api/use-ask.ts'
import { Empty } from '../../components/empty/empty.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { Icon } from '../../components/icon/icon.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import './may-i.css'

/** May I…?: pick what one would like to do. */
export function ActsPage() {
  const { say } = useSpeech()
  const acts = useAsk(listActions, {})
  return (
    <Page heading={say('area.may-i')} lead={<p className="measure soft">{say('may-i.lead')}</p>}>
      {acts.isPending ? (
        <Loading />
      ) : acts.isError ? (
        <Problem error={acts.error} again={() => acts.refetch()} />
      ) : (
        <Acts actions={acts.data.actions} />
      )}
    </Page>
  )
}

function Acts({ actions }: { actions: readonly AskableAction[] }) {
  const { say, name } = useSpeech()
  const [typed, setTyped] = useState('')
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = actions.filter((action) => words.every((word) => spokenOf(action, name).includes(word)))
  const groups = Map.groupBy(found, (action) => areaOf(action.name))
  return (
    <>
      <TextLine label={say('may-i.search')} value={typed} onChange={setTyped} />
      <p role="status" className="visually-hidden">
        {say('may-i.found', { count: found.length })}
      </p>
      {!found.length && (
        <Empty heading={say('may-i.none')}>
          <p>{say('may-i.none.now')}</p>
        </Empty>
      )}
      <div className="acts-groups">
        {[...groups].map(([area, inside]) => (
          <section key={area} className="card" aria-labelledby={`area-${area}`}>
            <h2 id={`area-${area}`}>{name('act-area', area)}</h2>
            <ul className="acts-list">
              {inside.map((action) => (
                <li key={action.name}>
                  <Link href={paths.act(action.name)}>
                    <span>
                      {name('act', action.name)}
                      {action.clauses === 0 && <span className="small soft"> · {say('may-i.no-rule')}</span>}
                    </span>
                    <Icon name="arrow" size={16} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

/** Everything an act may be called: its own words, its subject's, and those of what must be said about it. */
function spokenOf({ name: act, members }: AskableAction, name: (prefix: string, word: string) => string): string {
  const words = Object.entries(members).flatMap(([member, { shape, optional }]) => {
    const kinds = shape.kind === 'list' ? shape.of : shape
    return optional || kinds.kind !== 'enum'
      ? []
      : [name('member', member), ...kinds.values.map((one) => name('value', one))]
  })
  return [act, name('act', act), name('act-area', areaOf(act)), ...words].join(' ').toLowerCase()
}

/** What stands before the point of an action's name. */
export function areaOf(action: string): string {
  return action.split('.')[0] ?? action
}
