// How the server's Node is started. Its young objects have 8 MB and not 32: a message's are dead long before, and three times that
// is what it would hold on to.
export const serverFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8']
