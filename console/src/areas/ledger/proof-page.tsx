import { getProof, type InclusionProof } from '@beadle/contract'
import { useQuery } from '@tanstack/react-query'
import { useAsk } from '../../api/use-ask.ts'
import { useId } from '../../app/use-id.ts'
import { Badge } from '../../components/badge/badge.tsx'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { checkProof } from './check-proof.ts'
import './ledger.css'

/** The proof of one entry, worked out again in this browser: the server is asked for hashes and believed in nothing. */
export function ProofPage() {
  const { say } = useSpeech()
  const id = useId()
  const proof = useAsk(getProof, { params: { id } })
  const back = { href: paths.ledger, words: say('area.ledger') }
  if (proof.isPending) return <Loading />
  return (
    <Page
      heading={proof.data ? say('proof.heading', { seq: proof.data.index }) : say('proof')}
      back={back}
      lead={<p className="soft measure">{say('proof.lead')}</p>}
    >
      {proof.isError ? <Problem error={proof.error} again={() => proof.refetch()} /> : <Checked proof={proof.data} />}
    </Page>
  )
}

function Checked({ proof }: { proof: InclusionProof }) {
  const { say, intl } = useSpeech()
  const checked = useQuery({
    queryKey: ['proof', proof.leafHash, proof.checkpoint.rootHash],
    queryFn: () => checkProof(proof),
  })
  if (checked.isPending) return <Loading />
  const result = checked.data ?? 'cannot'
  return (
    <>
      <section className="card stack" aria-labelledby="result">
        <h2 id="result" className="row">
          <Badge
            tone={result === 'holds' ? 'permit' : result === 'cannot' ? 'hold' : 'deny'}
            icon={result === 'holds' ? 'permit' : 'alert'}
          >
            {say(`proof.${result}`)}
          </Badge>
        </h2>
        <p className="measure">{say(`proof.${result}.means`)}</p>
      </section>
      <section className="card stack" aria-labelledby="steps">
        <h2 id="steps">{say('proof.steps')}</h2>
        <ol className="proof-steps">
          <li>
            {say('proof.step.leaf')}
            <br />
            <span className="hash">{proof.leafHash}</span>
          </li>
          <li>
            {say('proof.step.path', { count: proof.hashes.length })}
            <ul>
              {proof.hashes.map((hash) => (
                <li key={hash} className="hash">
                  {hash}
                </li>
              ))}
            </ul>
          </li>
          <li>
            {say('proof.step.root', { size: intl.formatNumber(proof.checkpoint.size) })}
            <br />
            <span className="hash">{proof.checkpoint.rootHash}</span>
          </li>
        </ol>
        <details>
          <summary>{say('checkpoint.note')}</summary>
          <p className="note">{proof.checkpoint.note}</p>
        </details>
      </section>
    </>
  )
}
