import type { Comparison, EffectDifference, Relation } from '@beadle/contract'
import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { EffectBadge } from '../../components/badge/badge.tsx'
import { Button } from '../../components/button/button.tsx'
import { SelectOne } from '../../components/field/field.tsx'
import { Link } from '../../components/link/link.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { askingOf } from '../may-i/asking.ts'
import { groupRoles, isAbout, type RoleGroup, roleGroups } from './role-groups.ts'

const relations: readonly Relation[] = ['stricter', 'laxer', 'different']
const FIRST = 15

/** The acts that the two answer differently: by how, by act and by whose act it is. */
export function Differences({ comparison }: { comparison: Comparison }) {
  const { say, name } = useSpeech()
  const [chosen, setChosen] = useState<ReadonlySet<Relation>>(new Set())
  const [act, setAct] = useState('')
  const [group, setGroup] = useState<RoleGroup | ''>('')
  const [all, setAll] = useState(false)
  const { effects, a, b } = comparison
  const acts = [...new Set(effects.map(({ action }) => action))]
  const found = effects.filter(
    (one) =>
      (chosen.size === 0 || chosen.has(one.relation)) &&
      (act === '' || one.action === act) &&
      (group === '' || isAbout(one.roles, group)),
  )
  const shown = all ? found : found.slice(0, FIRST)
  return (
    <section className="card stack" aria-labelledby="differences">
      <h2 id="differences">{say('compare.differences')}</h2>
      <p className="measure">
        {say('compare.count', {
          b: b.organisation,
          a: a.organisation,
          stricter: count(effects, 'stricter'),
          laxer: count(effects, 'laxer'),
          different: count(effects, 'different'),
        })}
      </p>
      <ToggleButtonGroup
        className="legend"
        aria-label={say('compare.show')}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => setChosen(new Set(relations.filter((one) => keys.has(one))))}
      >
        {relations.map((one) => (
          <ToggleButton key={one} id={one} className="legend-one" isDisabled={count(effects, one) === 0}>
            {say(`compare.${one}`)} <strong>{count(effects, one)}</strong>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className="compare-choice">
        <SelectOne
          label={say('compare.act')}
          value={act}
          onChange={setAct}
          options={[
            { value: '', words: say('compare.every-act') },
            ...acts.map((one) => ({ value: one, words: name('act', one) })),
          ]}
        />
        <SelectOne
          label={say('compare.whose')}
          value={group}
          onChange={(next) => setGroup(roleGroups.find((one) => one === next) ?? '')}
          options={[
            { value: '', words: say('compare.everybody') },
            ...roleGroups.map((one) => ({ value: one, words: say(`compare.group.${one}`) })),
          ]}
        />
      </div>
      <p role="status" className="small soft">
        {say('compare.found', { count: found.length })}
      </p>
      <ul className="doubts">
        {shown.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison does not change, and two differences may be alike in everything but their witness
          <li key={`${one.action} ${one.relation} ${place}`} className="stack-small">
            <Difference one={one} a={a.organisation} b={b.organisation} />
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <div>
          <Button onPress={() => setAll(true)}>{say('list.all', { count: found.length })}</Button>
        </div>
      )}
    </section>
  )
}

function count(effects: readonly EffectDifference[], relation: Relation): number {
  return effects.filter((one) => one.relation === relation).length
}

function Difference({ one, a, b }: { one: EffectDifference; a: string; b: string }) {
  const { say, name, intl } = useSpeech()
  const whose = groupRoles(one.roles).map((part) =>
    part.group ? say(`compare.group.${part.group}`) : name('role', part.role),
  )
  return (
    <>
      <h3>
        {name('act', one.action)} <span className="soft">· {intl.formatList(whose)}</span>
      </h3>
      <p className="small soft">
        {say(`compare.${one.relation}.there`, { b })}
        {one.matters.length > 0 &&
          ` · ${say('compare.matters', { what: intl.formatList(one.matters.map((m) => name('member', m).toLowerCase())) })}`}
      </p>
      <div className="compare-sides">
        <Side whose={a} side={one.a} />
        <Side whose={b} side={one.b} />
      </div>
      <p>
        <Link href={askingOf(one.witness)}>
          {say('compare.try')}
          <span className="visually-hidden"> {name('act', one.action)}</span>
        </Link>
      </p>
    </>
  )
}

function Side({ whose, side }: { whose: string; side: EffectDifference['a'] }) {
  const { pick } = useSpeech()
  return (
    <div className="compare-side stack-small">
      <p className="row">
        <EffectBadge effect={side.effect} /> <strong>{whose}</strong>
      </p>
      <p className="small">{pick(side.reason)}</p>
    </div>
  )
}
