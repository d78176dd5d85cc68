import type { Duty } from '@beadle/contract'
import { Badge } from '../../components/badge/badge.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** What keeps a clause beside decisions: who does what, when, with the figures of its schedule. */
export function DutyCard({ duty }: { duty: Duty }) {
  const { say, name, pick, intl } = useSpeech()
  const { agreement, procedure, lines, checks } = duty
  return (
    <section className="binding" aria-label={name('duty', duty.by)}>
      <div className="row">
        <h3>{name('duty', duty.by)}</h3>
        <Badge tone={duty.state === 'running' ? 'permit' : 'none'}>{say(`duty.state.${duty.state}`)}</Badge>
      </div>
      {duty.what && <p className="measure">{duty.what}</p>}
      {duty.system && <p>{say('duty.system', { system: duty.system })}</p>}
      {agreement && (
        <p className="measure">
          {say('duty.agreement', {
            title: pick(agreement.title),
            audience: intl.formatList(agreement.audience.map((one) => name('audience', one).toLowerCase())),
            often: say(`duty.ask.${agreement.ask}`),
          })}
        </p>
      )}
      {procedure && (
        <div className="stack-small">
          <p>{say('duty.procedure', { title: pick(procedure.title) })}</p>
          <ol className="duty-steps">
            {procedure.steps.map((step) => (
              <li key={step.id}>
                <strong>{pick(step.title)}</strong>: {pick(step.who)}
                {step.when && <span className="soft">, {pick(step.when)}</span>}
              </li>
            ))}
          </ol>
        </div>
      )}
      {(lines.length > 0 || checks.length > 0) && (
        <dl className="settings">
          {lines.map((line) => (
            <div key={line.class}>
              <dt>{name('record', line.class)}</dt>
              <dd>{pick(line.kept)}</dd>
            </div>
          ))}
          {checks.map((check) => (
            <div key={check.id}>
              <dt>{check.what ?? name('check', check.id)}</dt>
              <dd>
                {pick(check.when)}
                {check.who && ` · ${pick(check.who)}`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {duty.note && <p className="small soft measure">{duty.note}</p>}
    </section>
  )
}
