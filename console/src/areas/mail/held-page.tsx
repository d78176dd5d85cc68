import { type HeldSummary, listHeld } from '@beadle/contract'
import { useSession } from '../../api/session.tsx'
import { useAsk } from '../../api/use-ask.ts'
import { Empty } from '../../components/empty/empty.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
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

function Lists({ forMe, mine }: { forMe: readonly HeldSummary[]; mine: readonly HeldSummary[] }) {
  const { say } = useSpeech()
  const { may } = useSession()
  return (
    <>
      {(may.reviewHeld || forMe.length > 0) && (
        <section className="stack" aria-labelledby="for-me">
          <h2 id="for-me">{say('held.for-me', { count: forMe.length })}</h2>
          {forMe.length ? <Rows rows={forMe} /> : <Empty heading={say('held.for-me.none')} />}
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
