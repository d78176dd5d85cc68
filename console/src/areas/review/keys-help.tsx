import { Tick } from '../../components/field/field.tsx'
import { useSpeech } from '../../i18n/words.tsx'

const shown = [
  ['j', 'next'],
  ['k', 'previous'],
  ['r', 'release'],
  ['x', 'refuse'],
  ['w', 'reword'],
  ['b', 'tick'],
  ['o', 'open'],
  ['u', 'undo'],
  ['?', 'help'],
] as const

type Props = {
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
  readonly on: boolean
  readonly onSwitch: (on: boolean) => void
}

/** The keys of this page, and the switch that turns them off. */
export function KeysHelp({ open, onToggle, on, onSwitch }: Props) {
  const { say } = useSpeech()
  return (
    <details className="review-keys" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>{say('review.keys')}</summary>
      <dl className="review-keys-list">
        {shown.map(([key, command]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(`review.key.${command}`)}</dd>
          </div>
        ))}
      </dl>
      <Tick checked={on} onChange={onSwitch}>
        {say('review.keys.on')}
      </Tick>
    </details>
  )
}
