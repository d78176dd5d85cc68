// How the server's Node is started. Its young objects have 8 MB and not 32: a message's are dead long before, and three times that
// is what it would hold on to. They are collected by the thread that made them, and one other thread looks through the old ones and
// compiles: four, as there would be, wait for one another on a small machine.
export const serverFlags = [
  '--disable-warning=ExperimentalWarning',
  // Once, when it has started.
  '--expose-gc',
  '--max-semi-space-size=8',
  '--no-parallel-scavenge',
  '--v8-pool-size=1',
]

// Where memory is asked for by many threads, glibc keeps a heap for each and gives little of it back: two make 40 MB less.
export const serverEnvironment = { MALLOC_ARENA_MAX: '2' }
