import { getSession, type Session } from '@beadle/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { keyOf } from './use-ask.ts'

export type SignedIn = Extract<Session, { signedIn: true }>

const SessionContext = createContext<SignedIn | null>(null)
export const SessionProvider = SessionContext.Provider

/** Who is signed in. Only inside the shell, which shows nothing else to anybody else. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext)
  if (!session) throw new Error('the session is only known inside the shell')
  return session
}

/** The school's time zone, also before anybody has signed in. */
export function useTimeZone(): string {
  return useContext(SessionContext)?.school.timeZone ?? 'Europe/London'
}

/** Takes over a new session: what was read as somebody else is forgotten first. */
export function takeSession(client: QueryClient, session: Session): void {
  const [kept] = keyOf(getSession)
  client.setQueryData([kept], session)
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== kept })
}

export function useTakeSession(): (session: Session) => void {
  const client = useQueryClient()
  return (session) => takeSession(client, session)
}
