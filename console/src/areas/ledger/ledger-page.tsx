import { getCheckpoint, listLedger } from '@beadle/contract'
import { useState } from 'react'
import { useAsk } from '../../api/use-ask.ts'
import { Empty } from '../../components/empty/empty.tsx'
import { SelectOne } from '../../components/field/field.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Pager, useTurning } from '../../components/pager/pager.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { EntryRow } from './entry-row.tsx'
import './ledger.css'

/** The record that may be relied on: what happened, in order, and the signed checkpoint that seals it. */
export function LedgerPage() {
  const { say, name } = useSpeech()
  const [kind, setKind] = useState('')
  const turning = useTurning()
  const { before } = turning
  const ledger = useAsk(
    listLedger,
    { query: { ...(before ? { before } : {}), ...(kind ? { kind } : {}) } },
    before ? {} : { everySeconds: 15 },
  )
  const kinds = [
    { value: '', words: say('ledger.all-kinds') },
    ...(ledger.data?.kinds ?? (kind ? [kind] : [])).map((one) => ({ value: one, words: name('ledger-kind', one) })),
  ]
  return (
    <Page heading={say('area.ledger')} lead={<p className="soft measure">{say('ledger.lead')}</p>}>
      <CheckpointCard />
      <div className="ledger-find">
        <SelectOne
          label={say('ledger.kind')}
          value={kind}
          onChange={(next) => {
            setKind(next)
            turning.reset()
          }}
          options={kinds}
        />
      </div>
      {ledger.isPending ? (
        <Loading />
      ) : ledger.isError ? (
        <Problem error={ledger.error} again={() => ledger.refetch()} />
      ) : ledger.data.entries.length ? (
        <section className="card" aria-label={say('ledger.entries')}>
          <ol className="ledger">
            {ledger.data.entries.map((entry) => (
              <li key={entry.id}>
                <EntryRow entry={entry} />
              </li>
            ))}
          </ol>
        </section>
      ) : (
        <Empty heading={say('ledger.none')} />
      )}
      <Pager turning={turning} next={ledger.data?.next} />
    </Page>
  )
}

function CheckpointCard() {
  const { say, intl } = useSpeech()
  const checkpoint = useAsk(getCheckpoint, {}, { everySeconds: 15 })
  return (
    <section className="card stack-small" aria-labelledby="checkpoint" style={{ minHeight: '9rem' }}>
      <h2 id="checkpoint">{say('checkpoint')}</h2>
      {checkpoint.isError && <Problem error={checkpoint.error} again={() => checkpoint.refetch()} />}
      {checkpoint.data && (
        <>
          <p>
            {say('checkpoint.words', { size: intl.formatNumber(checkpoint.data.size) })}
            {checkpoint.data.at && (
              <>
                {' '}
                {say('checkpoint.at')} <When at={checkpoint.data.at} />.
              </>
            )}
          </p>
          <p className="hash">{checkpoint.data.rootHash}</p>
          <details>
            <summary>{say('checkpoint.note')}</summary>
            <p className="note">{checkpoint.data.note}</p>
          </details>
        </>
      )}
    </section>
  )
}
