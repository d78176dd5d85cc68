import type { LedgerEntry } from '@beadle/contract'
import { Link, paths } from '../../components/link/link.tsx'
import { When } from '../../components/when/when.tsx'
import { readable, useSpeech } from '../../i18n/words.tsx'

/** One entry: its number, what happened, who did it, what it is about, and the way to its proof. */
export function EntryRow({ entry }: { entry: LedgerEntry }) {
  const { say, pick, name, intl } = useSpeech()
  return (
    <div className="ledger-entry">
      <span className="ledger-seq">{entry.seq === null ? '…' : intl.formatNumber(entry.seq)}</span>
      <span>
        <strong>{name('ledger-kind', entry.kind)}</strong>
        <br />
        {pick(entry.summary)}
        <br />
        <span className="small soft">
          <When at={entry.at} />
          {entry.actor && ` · ${entry.actor.name}`}
          {entry.about.map((one) => (
            <span key={`${one.kind} ${one.id}`}>
              {' · '}
              {one.link ? <Link href={one.link}>{nameOf(one)}</Link> : nameOf(one)}
            </span>
          ))}
        </span>
      </span>
      <span className="small">
        {entry.seq !== null && (
          <Link href={paths.entry(entry.id)}>
            {say('ledger.proof')}
            <span className="visually-hidden"> {say('ledger.entry', { seq: entry.seq })}</span>
          </Link>
        )}
      </span>
    </div>
  )
}

const TAIL = 8

// An id means nothing to a reader; its end is enough to tell two apart.
function nameOf(about: LedgerEntry['about'][number]): string {
  return about.label ?? `${readable(about.kind).toLowerCase()} ${about.id.slice(-TAIL)}`
}
