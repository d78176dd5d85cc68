import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A mail server beside Beadle in one run. */
export type Peer = { readonly name: string; readonly port: number; stop(): Promise<void> }

/** A TCP port on loopback that nobody holds now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** Resolves when something answers on that port of loopback; throws after `seconds`. */
export async function listening(port: number, seconds = 60): Promise<void> {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      wait(1000, false),
    ])
    socket.destroy()
    if (open) return
    await wait(50)
  }
  throw new Error(`nothing answers on port ${port}`)
}
