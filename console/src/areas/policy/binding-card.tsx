import type { BoundControl } from '@beadle/contract'
import { useState } from 'react'
import { useSession } from '../../api/session.tsx'
import { Badge } from '../../components/badge/badge.tsx'
import { Button } from '../../components/button/button.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { ModeForm } from './mode-form.tsx'
import { settingWords } from './setting-words.ts'

/** A control as this school uses it, with its settings, and for those allowed the switch between watching and acting. */
export function BindingCard({
  binding,
  settings,
}: {
  binding: BoundControl
  settings: Readonly<Record<string, unknown>>
}) {
  const { say, pick } = useSpeech()
  const { may } = useSession()
  const [changing, setChanging] = useState(false)
  const entries = Object.entries(settings)
  return (
    <section className="binding" aria-label={binding.id}>
      <div className="row">
        <h3>{binding.id}</h3>
        <Badge tone={binding.mode === 'enforce' ? 'permit' : 'hold'}>{say(`mode.${binding.mode}`)}</Badge>
        {binding.mode === 'enforce' && binding.liveFrom && (
          <span className="small">
            {say('mode.live-from')} <When at={`${binding.liveFrom}T12:00:00Z`} style="day" />
          </span>
        )}
      </div>
      <p className="measure">{pick(binding.summary)}</p>
      {entries.length > 0 && (
        <dl className="settings">
          {entries.map(([key, value]) => (
            <SettingLine key={key} setting={key} value={value} />
          ))}
        </dl>
      )}
      {may.setMode && !changing && (
        <div>
          <Button onPress={() => setChanging(true)}>
            {say(binding.mode === 'enforce' ? 'mode.to-watch' : 'mode.to-enforce')}
          </Button>
        </div>
      )}
      {changing && <ModeForm binding={binding} onClose={() => setChanging(false)} />}
    </section>
  )
}

function SettingLine({ setting, value }: { setting: string; value: unknown }) {
  const { name, say, intl } = useSpeech()
  return (
    <>
      <dt>{name('setting', setting)}</dt>
      <dd>{settingWords(setting, value, { name, say, list: (items) => intl.formatList(items) })}</dd>
    </>
  )
}
