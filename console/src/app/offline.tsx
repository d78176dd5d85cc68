import { useSyncExternalStore } from 'react'
import { Icon } from '../components/icon/icon.tsx'
import { useSpeech } from '../i18n/words.tsx'
import './offline.css'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Says that this device has no network, so that nobody waits for a button that cannot work. */
export function Offline() {
  const { say } = useSpeech()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <p className="offline">
          <Icon name="alert" size={18} />
          {say('offline')}
        </p>
      )}
    </div>
  )
}
