import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './api/use-ask.ts'
import { makeRouter } from './app/router.tsx'
import { SpeechProvider } from './i18n/words.tsx'
import './styles/tokens.css'
import './styles/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element `root`')
createRoot(root).render(
  <SpeechProvider>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={makeRouter()} />
    </QueryClientProvider>
  </SpeechProvider>,
)
