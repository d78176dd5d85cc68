import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, listening, type Peer } from './ports.ts'

const postfix = '/usr/sbin/postfix'

/** Starts Postfix below `home`, relaying all it gets to `sinkPort` on loopback; with `milter` it asks that port about each message. */
export async function startPostfix(home: string, sinkPort: number, milter?: number): Promise<Peer> {
  const port = await freePort()
  const directory = join(home, milter === undefined ? 'postfix' : 'postfix-milter')
  for (const name of ['etc', 'data', 'spool']) mkdirSync(join(directory, name), { recursive: true })
  execFileSync('chown', ['postfix', join(directory, 'data')])
  writeFileSync(
    join(directory, 'etc/main.cf'),
    [
      'compatibility_level = 3.6',
      `queue_directory = ${directory}/spool`,
      `data_directory = ${directory}/data`,
      'command_directory = /usr/sbin',
      'daemon_directory = /usr/lib/postfix/sbin',
      'mail_owner = postfix',
      'setgid_group = postdrop',
      'inet_interfaces = 127.0.0.1',
      'inet_protocols = ipv4',
      'myhostname = postfix.bench.example',
      'mydestination =',
      'mynetworks = 127.0.0.0/8',
      'smtpd_relay_restrictions = permit_mynetworks, reject',
      `relayhost = [127.0.0.1]:${sinkPort}`,
      'alias_maps =',
      'alias_database =',
      `maillog_file_prefixes = ${directory}`,
      `maillog_file = ${directory}/data/log`,
      'smtp_dns_support_level = disabled',
      'smtp_destination_concurrency_limit = 20',
      'default_process_limit = 100',
      ...(milter === undefined ? [] : [`smtpd_milters = inet:127.0.0.1:${milter}`, 'milter_default_action = tempfail']),
      '',
    ].join('\n'),
  )
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'smtp unix - - n - - smtp',
    'relay unix - - n - - smtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'local unix - n n - - local',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
  ]
  writeFileSync(join(directory, 'etc/master.cf'), `${services.join('\n')}\n`)
  execFileSync(postfix, ['-c', join(directory, 'etc'), 'start'], { stdio: 'ignore' })
  await listening(port)
  return {
    name: milter === undefined ? 'Postfix' : 'Postfix with rspamd',
    port,
    async stop() {
      execFileSync(postfix, ['-c', join(directory, 'etc'), 'stop'], { stdio: 'ignore' })
    },
  }
}
