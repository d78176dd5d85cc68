import type { Words } from '@beadle/contract'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createIntl, createIntlCache, type IntlShape } from 'react-intl'
import { readSetting, writeSetting } from '../app/settings.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export type Language = 'en' | 'cy'
export type WordId = keyof typeof en
type Values = Readonly<Record<string, string | number | Date>>

type Speech = {
  readonly language: Language
  readonly intl: IntlShape
  readonly say: (id: WordId, values?: Values) => string
  /** What the server said, in the reader's language where it was written in it. */
  readonly pick: (words: Words) => string
  /** A word that may not be in the list (a kind, a role): its own sentence if there is one, else the word made readable. */
  readonly name: (prefix: string, word: string) => string
  /** A sentence that may not be written for this word; undefined where it is not. */
  readonly maybe: (prefix: string, word: string) => string | undefined
  readonly choose: (language: Language) => void
}

const locales = { en: 'en-GB', cy: 'cy-GB' } as const
const cache = createIntlCache()
const SpeechContext = createContext<Speech | null>(null)

export function SpeechProvider({ children, initial }: { children: ReactNode; initial?: Language }) {
  const [language, setLanguage] = useState<Language>(initial ?? (readSetting('language') === 'cy' ? 'cy' : 'en'))
  useEffect(() => {
    document.documentElement.lang = locales[language]
  }, [language])
  const speech = useMemo(() => makeSpeech(language, setLanguage), [language])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

/** The reader's language. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('speech is only known inside SpeechProvider')
  return speech
}

/** Turns `subjectLine`, `sent-home` or `mail.held` into words. */
export function readable(word: string): string {
  const spaced = word
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-._]+/g, ' ')
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function makeSpeech(language: Language, setLanguage: (language: Language) => void): Speech {
  const messages: Readonly<Record<string, string>> = language === 'cy' ? { ...en, ...cy } : en
  const intl = createIntl(
    { locale: locales[language], defaultLocale: 'en-GB', messages: { ...messages }, onError: () => {} },
    cache,
  )
  return {
    language,
    intl,
    say: (id, values) => intl.formatMessage({ id }, values ? { ...values } : {}),
    pick: (words) => (language === 'cy' && words.cy) || words.en,
    name: (prefix, word) =>
      `${prefix}.${word}` in messages ? intl.formatMessage({ id: `${prefix}.${word}` }) : readable(word),
    maybe: (prefix, word) =>
      `${prefix}.${word}` in messages ? intl.formatMessage({ id: `${prefix}.${word}` }) : undefined,
    choose: (next) => {
      writeSetting('language', next)
      setLanguage(next)
    },
  }
}
