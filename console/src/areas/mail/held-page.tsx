import { type HeldSummary, listHeld, type Reply } from '@beadle/contract'
import { useSession } from '../../api/session.tsx'
import { useAsk } from '../../api/use-ask.ts'
import { ButtonLink } from '../../components/button/button.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Budget } from '../review/budget.tsx'
import { HeldRow } from './held-row.tsx'
import { MailTabs } from './mail-tabs.tsx'

/** Held mail: what waits for my decision, then what I sent and is waiting. */
export function HeldPage() {
  const { say } = useSpeech()
  const held = useAsk(listHeld, {}, { everySeconds: 30 })
  return (
    <Page heading={say('held.heading')}>
      <MailTabs />
      {held.isPending ? (
        <Loading />
      ) : held.isError ? (
        <Problem error={held.error} again={() => held.refetch()} />
      ) : (
        <Lists {...held.data} />
      )}
    </Page>
  )
}

// The rest are where they can be got through.
const firstFew = 10

function Lists({ forMe, mine, budget }: Reply<typeof listHeld>) {
  const { say } = useSpeech()
  const { may } = useSession()
  return (
    <>
      {(may.reviewHeld || forMe.length > 0) && (
        <section className="stack" aria-labelledby="for-me">
          <h2 id="for-me">{say('held.for-me', { count: forMe.length })}</h2>
          {forMe.length > 1 && (
            <p>
              <ButtonLink kind="main" href={paths.review}>
                {say('review.start', { count: forMe.length })}
              </ButtonLink>
            </p>
          )}
          {budget && (
            <details>
              <summary>{say('home.budget.words', { spent: budget.spent, of: budget.of })}</summary>
              <Budget budget={budget} />
            </details>
          )}
          {forMe.length ? <Rows rows={forMe.slice(0, firstFew)} /> : <Empty heading={say('held.for-me.none')} />}
        </section>
      )}
      <section className="stack" aria-labelledby="mine">
        <h2 id="mine">{say('held.mine', { count: mine.length })}</h2>
        {mine.length ? (
          <Rows rows={mine} />
        ) : (
          <Empty heading={say('held.mine.none')}>
            <p>{say('held.mine.none.now')}</p>
          </Empty>
        )}
      </section>
    </>
  )
}

function Rows({ rows }: { rows: readonly HeldSummary[] }) {
  return (
    <ul className="mail-list">
      {rows.map((row) => (
        <li key={row.id}>
          <HeldRow held={row} />
        </li>
      ))}
    </ul>
  )
}
