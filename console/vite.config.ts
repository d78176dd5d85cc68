import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `vite build` writes console/dist, which the server serves. BEADLE_CONSOLE_EXAMPLES=1 adds the page of component
// examples, for the tests; it is never shipped. `vite` in front of a running server proxies the API to BEADLE_URL.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    rolldownOptions: {
      input: process.env.BEADLE_CONSOLE_EXAMPLES
        ? [resolve(import.meta.dirname, 'index.html'), resolve(import.meta.dirname, 'examples.html')]
        : [resolve(import.meta.dirname, 'index.html')],
    },
    // The content security policy allows no inline data for scripts, and small icons are components already.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': process.env.BEADLE_URL ?? 'http://127.0.0.1:8420' } },
})
