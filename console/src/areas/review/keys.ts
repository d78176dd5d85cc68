import { useEffect, useRef } from 'react'
import { readSetting, writeSetting } from '../../app/settings.ts'

/** What single keys do here. */
export const keys = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  r: 'release',
  x: 'refuse',
  w: 'reword',
  o: 'open',
  b: 'tick',
  u: 'undo',
  '?': 'help',
} as const
export type Command = (typeof keys)[keyof typeof keys]

/** Whether single keys work. They can be switched off: WCAG 2.2, 2.1.4, for those who speak to their computer. */
export const keysAreOn = () => readSetting('keys') !== 'off'
export const setKeys = (on: boolean) => writeSetting('keys', on ? null : 'off')

/** Has single keys do what they are for, except while somebody types, holds another key, or has switched them off. */
export function useKeys(on: boolean, command: (command: Command) => void): void {
  const newest = useRef(command)
  newest.current = command
  useEffect(() => {
    if (!on) return
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('input:not([type="checkbox"]), textarea, select'))
        return
      const found = Object.hasOwn(keys, event.key) ? keys[event.key as keyof typeof keys] : undefined
      if (!found) return
      event.preventDefault()
      newest.current(found)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
