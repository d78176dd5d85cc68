/** Every component's examples on one page, for the tests and for the eye. Built only when asked for, never shipped. */
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { SessionProvider, type SignedIn } from './api/session.tsx'
import { makeQueryClient } from './api/use-ask.ts'
import { SpeechProvider } from './i18n/words.tsx'
import './styles/tokens.css'
import './styles/base.css'

type Module = { readonly examples: Readonly<Record<string, ReactNode>> }
const modules = import.meta.glob<Module>('./components/*/*.examples.tsx', { eager: true })

const session: SignedIn = {
  signedIn: true,
  demo: true,
  school: { slug: 'hillcrest', name: 'Hillcrest High School', timeZone: 'Europe/London' },
  person: { id: 'okafor', name: 'Ms Okafor', roles: ['headteacher'] },
  may: { reviewHeld: true, setMode: true, seePolicy: true, seeLedger: true, runMail: true },
  otherSchools: [],
}

function Examples() {
  return (
    <SessionProvider value={session}>
      <main className="stack" style={{ padding: '1rem' }}>
        <h1>Components</h1>
        {Object.entries(modules).map(([path, { examples }]) => (
          <section key={path} className="stack" aria-label={path}>
            <h2>{path.split('/').at(-2)}</h2>
            {Object.entries(examples).map(([name, example]) => (
              <div key={name} className="card" data-example={`${path.split('/').at(-2)} ${name}`}>
                {example}
              </div>
            ))}
          </section>
        ))}
      </main>
    </SessionProvider>
  )
}

const router = createRouter({ routeTree: createRootRoute({ component: Examples }), history: createMemoryHistory() })
const root = document.getElementById('root')
if (!root) throw new Error('the page has no element `root`')
createRoot(root).render(
  <SpeechProvider initial="en">
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </SpeechProvider>,
)
