/** Paths of the console's pages; ids may hold any character. */
export const paths = {
  home: '/',
  held: '/mail',
  review: '/mail/review',
  mine: '/mail/mine',
  ownMail: '/mail/own',
  received: '/mail/received',
  agreed: '/mail/agreed',
  queue: '/mail/queue',
  health: '/mail/health',
  measured: '/mail/measurement',
  policy: '/policy',
  check: '/policy/check',
  compare: '/policy/compare',
  mayI: '/may-i',
  ledger: '/ledger',
  schools: '/schools',
  heldMessage: (id: string) => `/mail/held/${encodeURIComponent(id)}`,
  // A path needs a word for what has no destination yet.
  queued: (name: string) => `/mail/queue/${encodeURIComponent(name || '-')}`,
  own: (id: string) => `/mail/own/${encodeURIComponent(id)}`,
  message: (id: string) => `/mail/messages/${encodeURIComponent(id)}`,
  /** Two policies side by side, by name. */
  comparing: (a: string, b: string) => `/policy/compare/${encodeURIComponent(`${a}..${b}`)}`,
  clause: (id: string) => `/policy/clauses/${encodeURIComponent(id)}`,
  act: (name: string) => `/may-i/${encodeURIComponent(name)}`,
  entry: (id: string) => `/ledger/${encodeURIComponent(id)}`,
} as const
