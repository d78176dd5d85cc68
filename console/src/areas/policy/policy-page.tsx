import { type ClauseSummary, getPolicy, type Life, life as lives, type PolicyPage as Policy } from '@beadle/contract'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useAsk } from '../../api/use-ask.ts'
import { LifeMark } from '../../components/badge/badge.tsx'
import { Version } from '../../components/clause/clause.tsx'
import { CoverageMap } from '../../components/coverage-map/coverage-map.tsx'
import { Share } from '../../components/coverage-map/share.tsx'
import { TextLine, Tick } from '../../components/field/field.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { ClauseRows } from './clause-rows.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { findClauses, soughtIn } from './find.ts'
import { isSilent } from './silent.ts'
import './policy.css'

/** The policy in force: how every clause of it lives. */
export function PolicyPage() {
  const { say } = useSpeech()
  const policy = useAsk(getPolicy, {})
  if (policy.isPending) return <Loading />
  if (policy.isError) {
    return (
      <Page heading={say('area.policy')}>
        <Problem error={policy.error} again={() => policy.refetch()} />
      </Page>
    )
  }
  return (
    <Page heading={policy.data.title} title={say('area.policy')} lead={<Lead policy={policy.data} />}>
      <Coverage policy={policy.data} />
    </Page>
  )
}

function Lead({ policy }: { policy: Policy }) {
  const { say, name } = useSpeech()
  return (
    <p className="soft">
      {say('policy.clauses', { count: policy.clauses.length })} · <Version version={policy.version} />
      {policy.approvedOn && (
        <>
          {' · '}
          {say('policy.approved')} <When at={`${policy.approvedOn}T12:00:00Z`} style="day" />
        </>
      )}
      {policy.reviewDueOn && ` · ${say('policy.review', { due: policy.reviewDueOn })}`}
      {policy.ownerRole && ` · ${say('policy.owner', { role: name('role', policy.ownerRole) })}`}
      {' · '}
      <Link href={paths.check}>{say('check.link')}</Link>
      {' · '}
      <Link href={paths.compare}>{say('compare.link')}</Link>
      {' · '}
      <Link href={paths.measured}>{say('measured.link')}</Link>
    </p>
  )
}

function Coverage({ policy }: { policy: Policy }) {
  const { say } = useSpeech()
  const [chosen, setChosen] = useState<ReadonlySet<Life>>(new Set())
  const [silent, setSilent] = useState(false)
  const [typed, setTyped] = useState('')
  const searched = useDeferredValue(typed.trim())
  const sought = useMemo(() => soughtIn(searched), [searched])
  const found = useMemo(
    () =>
      findClauses(policy.clauses, searched).filter(
        (clause) => (chosen.size === 0 || chosen.has(clause.life)) && (!silent || isSilent(clause)),
      ),
    [policy.clauses, chosen, silent, searched],
  )
  const lit = useMemo(() => new Set(found), [found])
  const isOn = useCallback((clause: ClauseSummary) => lit.has(clause), [lit])
  const filtering = chosen.size > 0 || silent || searched !== ''
  return (
    <>
      <section className="card stack" aria-labelledby="coverage">
        <h2 id="coverage">{say('policy.coverage')}</h2>
        <TextLine label={say('policy.find')} hint={say('policy.find.hint')} value={typed} onChange={setTyped} />
        <Share counts={policy.counts} />
        <Legend policy={policy} chosen={chosen} onChoose={setChosen} />
        <div className="policy-find">
          <Tick checked={silent} onChange={setSilent}>
            {say('policy.silent', { count: policy.clauses.filter(isSilent).length })}
          </Tick>
        </div>
        <p role="status" className="small soft">
          {filtering
            ? say('policy.found', { count: found.length, of: policy.clauses.length })
            : say('policy.all', { count: policy.clauses.length })}
        </p>
        {filtering && <ClauseRows clauses={found} sought={sought} />}
      </section>
      <section className="card stack" aria-labelledby="map">
        <h2 id="map">{say('policy.map')}</h2>
        <CoverageMap clauses={policy.clauses} isOn={isOn} />
      </section>
      <Elsewhere policy={policy} />
    </>
  )
}

type LegendProps = {
  readonly policy: Policy
  readonly chosen: ReadonlySet<Life>
  readonly onChoose: (lives: ReadonlySet<Life>) => void
}

/** What the signs of the map mean, how many there are of each, and the way to see those alone. */
function Legend({ policy, chosen, onChoose }: LegendProps) {
  const { say } = useSpeech()
  const present = lives.options.filter((one) => policy.counts[one] > 0)
  return (
    <ToggleButtonGroup
      className="legend"
      aria-label={say('policy.legend')}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChoose(new Set(present.filter((one) => keys.has(one))))}
    >
      {present.map((one) => (
        <ToggleButton key={one} id={one} className="legend-one">
          <LifeMark life={one} />
          {say(`life.${one}`)} <strong>{policy.counts[one]}</strong>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
