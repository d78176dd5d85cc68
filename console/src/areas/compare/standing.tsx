import type { Comparison } from '@beadle/contract'
import { useSpeech } from '../../i18n/words.tsx'

/** What differs without anybody asking: agreements, how long records are kept, what is done by a date; and what only one has. */
export function Standing({ comparison: { a, b, standing, only, pairs } }: { comparison: Comparison }) {
  const { say, name } = useSpeech()
  return (
    <>
      {standing.length > 0 && (
        <section className="card stack" aria-labelledby="standing">
          <h2 id="standing">{say('compare.standing')}</h2>
          <ul className="doubts">
            {standing.map((one) => (
              <li key={`${one.subject} ${one.what}`} className="stack-small">
                <h3>
                  {say(`compare.subject.${one.subject}`)} <span className="soft">· {name('record', one.what)}</span>
                </h3>
                <div className="compare-sides">
                  <p>
                    <strong>{a.organisation}:</strong> {one.a}
                  </p>
                  <p>
                    <strong>{b.organisation}:</strong> {one.b}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card stack" aria-labelledby="only">
        <h2 id="only">{say('compare.only')}</h2>
        <p className="measure soft">{say('compare.pairs', { count: pairs })}</p>
        {(
          [
            [a.organisation, only.a],
            [b.organisation, only.b],
          ] as const
        ).map(([whose, clauses]) => (
          <details key={whose}>
            <summary>{say('compare.only.one', { whose, count: clauses.length })}</summary>
            <ul>
              {clauses.map((one) => (
                <li key={one.clause}>
                  <strong>{one.ref}</strong> {one.text}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
    </>
  )
}
