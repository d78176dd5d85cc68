import { useState } from 'react'
import { Button } from '../components/button/button.tsx'
import { Icon } from '../components/icon/icon.tsx'
import { useSpeech } from '../i18n/words.tsx'
import { writeSetting } from './settings.ts'

type Theme = 'light' | 'dark'

/** Light or dark, from now on in this browser; until it is pressed the system decides. */
export function ThemeButton() {
  const { say } = useSpeech()
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const next: Theme = theme === 'dark' ? 'light' : 'dark'
  function change() {
    document.documentElement.dataset.theme = next
    writeSetting('theme', next)
    setTheme(next)
  }
  return (
    <Button kind="quiet" onPress={change}>
      <Icon name={next === 'dark' ? 'moon' : 'sun'} size={18} />
      <span className="optional-words">{say(`theme.${next}`)}</span>
    </Button>
  )
}

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
