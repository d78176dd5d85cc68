import { type ClauseDecision, type ClauseDetail, getClauseDecision } from '@beadle/contract'
import { useId, useState } from 'react'
import { useAsk } from '../../api/use-ask.ts'
import { EffectBadge } from '../../components/badge/badge.tsx'
import { Button } from '../../components/button/button.tsx'
import { ClauseLink } from '../../components/clause/clause.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Reason } from '../../components/reason/reason.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

type Props = { readonly clause: string; readonly decision: ClauseDetail['recent'][number] }

/** One decision in the list of a clause; it opens in its place. */
export function RecentDecision({ clause, decision }: Props) {
  const { say, name } = useSpeech()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <div className="decision-line">
        <EffectBadge effect={decision.effect} />
        <span>{name('act', decision.action)}</span>
        <span className="soft small">
          <When at={decision.at} />
          {decision.watched && ` · ${say('decision.watched')}`}
        </span>
        <Button kind="quiet" aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)}>
          {say(open ? 'clause.close-decision' : 'clause.open-decision')}
          <span className="visually-hidden">
            {' '}
            <When at={decision.at} />
          </span>
        </Button>
      </div>
      <div id={id}>{open && <Opened clause={clause} id={decision.id} />}</div>
    </>
  )
}

function Opened({ clause, id }: { clause: string; id: string }) {
  const decision = useAsk(getClauseDecision, { params: { id: clause, decision: id } })
  if (decision.isPending) return <Loading />
  if (decision.isError) return <Problem error={decision.error} again={() => decision.refetch()} />
  return <DecisionView decision={decision.data} />
}

/** What was asked, by what kind of person, what came of it and why. */
function DecisionView({ decision }: { decision: ClauseDecision }) {
  const { say, name, pick, intl } = useSpeech()
  const words = (value: string | number | boolean) =>
    typeof value === 'boolean'
      ? say(value ? 'yes' : 'no')
      : typeof value === 'string'
        ? name('value', value)
        : `${value}`
  return (
    <div className="decision-opened stack-small">
      {decision.reason && <Reason words={decision.reason} />}
      <dl className="settings">
        <dt>{say('clause-decision.who')}</dt>
        <dd>{say(`clause-decision.who.${decision.who}`)}</dd>
        <dt>{say('clause-decision.when')}</dt>
        <dd>
          <When at={decision.at} style="full" />
        </dd>
        {decision.asked.map(({ member, values }) => (
          <Asked key={member} member={name('member', member)} values={intl.formatList(values.map(words))} />
        ))}
      </dl>
      {decision.obligations.length > 0 && (
        <ul>
          {decision.obligations.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a decision does not change, and two obligations may be alike
            <li key={place}>{pick(one.words)}</li>
          ))}
        </ul>
      )}
      {decision.clauses.length > 0 && (
        <p className="small">
          {say('clause-decision.clauses')}{' '}
          {decision.clauses.map((one, place) => (
            <span key={`${one.clause} ${one.control}`}>
              {place > 0 && ' · '}
              <ClauseLink clause={one} />
            </span>
          ))}
        </p>
      )}
      <p className="small soft measure">{say('clause-decision.note')}</p>
    </div>
  )
}

function Asked({ member, values }: { member: string; values: string }) {
  return (
    <>
      <dt>{member}</dt>
      <dd>{values}</dd>
    </>
  )
}
