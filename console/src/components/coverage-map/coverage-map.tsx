import type { ClauseSummary } from '@beadle/contract'
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react'
import { useSpeech } from '../../i18n/words.tsx'
import { LifeBadge, LifeMark } from '../badge/badge.tsx'
import { clauseTitle } from '../clause/clause-title.ts'
import { Link, paths } from '../link/link.tsx'
import { When } from '../when/when.tsx'
import { bySection } from './by-section.ts'
import { nextCell } from './next-cell.ts'
import './coverage-map.css'

type Props = { readonly clauses: readonly ClauseSummary[]; readonly isOn: (clause: ClauseSummary) => boolean }

/**
 * Every clause of a policy as one square, by section: colour and sign say how it lives, the dot that it has acted.
 * One stop in the tab order; arrow keys walk from square to square, and the line above says what one stands on.
 */
export function CoverageMap({ clauses, isOn }: Props) {
  const { say } = useSpeech()
  const sections = useMemo(() => bySection(clauses), [clauses])
  const [current, setCurrent] = useState<ClauseSummary | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const stop = current?.id ?? clauses[0]?.id

  function walk(event: KeyboardEvent) {
    const cells = [...(box.current?.querySelectorAll<HTMLElement>('.map-cell') ?? [])]
    const at = cells.indexOf(document.activeElement as HTMLElement)
    if (at < 0) return
    const to = nextCell(
      event.key,
      at,
      cells.map((cell) => cell.getBoundingClientRect()),
    )
    if (to === undefined) return
    event.preventDefault()
    cells[to]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the keys; this only moves focus among them
    <div className="map" ref={box} onKeyDown={walk}>
      <div className="map-peek" aria-hidden="true">
        {current ? <Peek clause={current} /> : <p className="soft">{say('map.hint')}</p>}
      </div>
      {sections.map(({ section, clauses: inside }) => (
        <section key={section} className="map-section">
          <h3>
            {section} <span className="soft numbers">{inside.length}</span>
          </h3>
          <ul className="map-cells">
            {inside.map((clause) => (
              <Cell key={clause.id} clause={clause} on={isOn(clause)} stop={clause.id === stop} onStand={setCurrent} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type CellProps = {
  readonly clause: ClauseSummary
  readonly on: boolean
  readonly stop: boolean
  readonly onStand: (clause: ClauseSummary) => void
}

const Cell = memo(function Cell({ clause, on, stop, onStand }: CellProps) {
  const { say } = useSpeech()
  return (
    <li>
      <Link
        className="map-cell"
        href={paths.clause(clause.id)}
        tabIndex={stop ? 0 : -1}
        data-off={on ? undefined : ''}
        data-acted={clause.lastActedAt ? '' : undefined}
        aria-label={say('map.cell', {
          ref: clauseTitle(clause, say),
          life: say(`life.${clause.life}`),
          text: clause.text,
        })}
        onFocus={() => onStand(clause)}
        onMouseEnter={() => onStand(clause)}
      >
        <LifeMark life={clause.life} />
      </Link>
    </li>
  )
})

function Peek({ clause }: { clause: ClauseSummary }) {
  const { say } = useSpeech()
  return (
    <>
      <span className="row">
        <strong>{clauseTitle(clause, say)}</strong>
        <LifeBadge life={clause.life} />
        <span className="small soft">
          {clause.lastActedAt ? (
            <>
              {say('clause.last')} <When at={clause.lastActedAt} />
            </>
          ) : (
            say('clause.never')
          )}
        </span>
      </span>
      <p className="map-peek-words">{clause.text}</p>
    </>
  )
}
