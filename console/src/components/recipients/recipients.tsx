import type { RecipientState } from '@beadle/contract'
import { useSpeech } from '../../i18n/words.tsx'
import { StateBadge } from '../badge/badge.tsx'
import { When } from '../when/when.tsx'
import './recipients.css'

/** Where a message stands, recipient by recipient. */
export function Recipients({ recipients }: { recipients: readonly RecipientState[] }) {
  const { say } = useSpeech()
  return (
    <ul className="recipients">
      {recipients.map((one) => (
        <li key={one.address}>
          <span className="recipients-who">
            <span>{one.name ?? one.address}</span>
            {one.name && <span className="soft small">{one.address}</span>}
            {one.remark && one.state !== 'delivered' && <span className="soft small">{one.remark}</span>}
          </span>
          <span className="recipients-state">
            <span className="soft small">
              {one.until ? (
                <>
                  {say('recipient.goes')} <When at={one.until} />
                </>
              ) : (
                <When at={one.at} />
              )}
            </span>
            <StateBadge state={one.state} />
          </span>
        </li>
      ))}
    </ul>
  )
}
