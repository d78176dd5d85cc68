import type { ClauseSummary } from '@beadle/contract'
import { useState } from 'react'
import { LifeMark } from '../../components/badge/badge.tsx'
import { Button } from '../../components/button/button.tsx'
import { clauseTitle } from '../../components/clause/clause-title.ts'
import { Link, paths } from '../../components/link/link.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import type { Sought } from './find.ts'
import { FoundWords } from './found-words.tsx'

const FIRST = 25

/** Clauses as a list: how each lives, its words with what was sought marked, when it last acted. */
export function ClauseRows({ clauses, sought = [] }: { clauses: readonly ClauseSummary[]; sought?: Sought }) {
  const { say } = useSpeech()
  const [all, setAll] = useState(false)
  const shown = all ? clauses : clauses.slice(0, FIRST)
  return (
    <>
      <ul className="clause-rows">
        {shown.map((clause) => (
          <li key={clause.id}>
            <div className="clause-row">
              <LifeMark life={clause.life} />
              <span>
                <Link href={paths.clause(clause.id)}>{clauseTitle(clause, say)}</Link>
                <br />
                <FoundWords text={clause.text} sought={sought} />
                <br />
                <span className="small soft">{say(`life.${clause.life}`)}</span>
              </span>
              <span className="clause-row-acted small soft">
                {clause.lastActedAt ? <When at={clause.lastActedAt} /> : say('clause.never')}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {shown.length < clauses.length && (
        <div>
          <Button onPress={() => setAll(true)}>{say('list.all', { count: clauses.length })}</Button>
        </div>
      )}
    </>
  )
}
