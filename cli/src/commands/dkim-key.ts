import { join } from 'node:path'
// By path: commands that act on an installation load the server's own parts, and only when they are called.
import { type Installation, openInstallation } from '../../../server/src/installation.ts'
import { changeDkimKeys, DkimKeys, type DnsRecord } from '../../../server/src/modules/mail/sign/index.ts'
import { openDns } from '../../../server/src/platform/mail-authentication/index.ts'
import { defineCommand, type Given, type Terminal, UsageError } from '../command.ts'
import { columns } from '../text.ts'

const root = join(import.meta.dirname, '../../..')

/** `mail dkim-key`: the keys with which changed mail is signed and sealed. */
export const dkimKey = defineCommand({
  summary:
    'Makes a key to sign the school’s mail with and prints the record to publish; puts it to use, checks its record, destroys it. Without a domain it lists the keys.',
  usage: [
    'mail dkim-key [--school <school>]',
    'mail dkim-key --domain <domain> [--selector <selector>] [--type rsa|ed25519]',
    'mail dkim-key --domain <domain> --selector <selector> --show | --check | --use | --remove',
  ],
  options: {
    domain: { takes: 'domain', about: 'one of the school’s mail domains' },
    selector: { takes: 'selector', about: 'the key’s name in the DNS; by default beadle and the month' },
    type: { takes: 'type', about: 'rsa (2,048 bits, the default) or ed25519, beside it' },
    show: { about: 'print the record again' },
    check: { about: 'ask the DNS whether the record is published' },
    use: { about: 'sign with this key from now on, in place of the one before' },
    remove: { about: 'destroy this key' },
    school: { takes: 'school', about: 'its word in addresses; needed where there are several' },
  },
  words: [],
  async run({ options }, terminal) {
    const wanted = wantedOf(options)
    try {
      await using installation = await openInstallation(process.env, root)
      const { database, keys, schoolOf } = installation
      const { id: schoolId } = await schoolOf(textOf(options.school))
      const dkim = new DkimKeys(keys.store, schoolId)
      if (wanted === undefined) return await list(dkim, terminal)
      const { act, domain, selector, type } = wanted
      if (act === 'check') return await check(dkim.record(domain, selector), terminal)
      if (act === 'make') await mustBeOurs(installation, schoolId, domain)
      if (act !== 'show') {
        const at = Temporal.Now.instant()
        await database.inSchool(schoolId, (tx) =>
          changeDkimKeys(tx, { keys, schoolId, at, actor: 'operator' }, { act, domain, selector, type }),
        )
      }
      if (act === 'remove' || act === 'use') {
        await terminal.out(act === 'use' ? `${selector} signs for ${domain}\n` : `${selector} of ${domain} is gone\n`)
        return 0
      }
      await terminal.out(zoneLine(dkim.record(domain, selector)))
      const key = dkim.list().find((one) => one.domain === domain && one.selector === selector)
      if (key?.state === 'waiting') terminal.err('it waits: publish the record, then put it to use with --use\n')
      return 0
    } catch (error) {
      // What the server names in its own codes is an answer to whoever typed; anything else is a fault.
      if (error instanceof Error && 'status' in error) throw new UsageError(error.message, { cause: error })
      throw error
    }
  },
})

/** A key for a domain of somebody else would sign nothing: a slip of the hand is told at once. */
async function mustBeOurs({ openMail }: Installation, schoolId: string, domain: string): Promise<void> {
  const { version } = await openMail().governance.policyInForce(schoolId)
  const { domains } = version.school
  if (!domains.includes(domain))
    throw new UsageError(
      `\`${domain}\` is no domain of the school; it has ${domains.map((one) => `\`${one}\``).join(', ')}`,
    )
}

type Wanted = {
  readonly act: 'make' | 'show' | 'check' | 'use' | 'remove'
  readonly domain: string
  readonly selector: string
  readonly type: 'rsa' | 'ed25519'
}

function wantedOf(options: Given['options']): Wanted | undefined {
  const acts = (['show', 'check', 'use', 'remove'] as const).filter((act) => options[act])
  const [act = 'make', ...more] = acts
  if (more.length > 0) throw new UsageError('one of `--show`, `--check`, `--use` and `--remove` at a time')
  const domain = textOf(options.domain)?.toLowerCase()
  if (domain === undefined) {
    if (acts.length > 0 || options.selector || options.type) throw new UsageError('`--domain` is missing')
    return undefined
  }
  const selector = textOf(options.selector)?.toLowerCase()
  if (selector === undefined && act !== 'make') throw new UsageError('`--selector` is missing')
  const type = textOf(options.type) ?? 'rsa'
  if (type !== 'rsa' && type !== 'ed25519') throw new UsageError(`type \`${type}\` is neither rsa nor ed25519`)
  const month = Temporal.Now.plainDateISO().toString().slice(0, 7).replace('-', '')
  return { act, domain, type, selector: selector ?? `beadle${month}${type === 'ed25519' ? 'e' : ''}` }
}

async function list(dkim: DkimKeys, terminal: Terminal): Promise<number> {
  const rows = dkim
    .list()
    .map(({ domain, selector, type, state, madeAt }) => [domain, selector, type, state, madeAt.slice(0, 10)])
  await terminal.out(rows.length === 0 ? 'no keys: changed mail is neither signed nor sealed\n' : columns(rows))
  return 0
}

async function check(record: DnsRecord, terminal: Terminal): Promise<number> {
  const bare = (text: string) => text.replace(/\s+/g, '')
  const found = await openDns().txt(record.name)
  const isThere = found.some((text) => bare(text) === bare(record.text))
  await terminal.out(isThere ? `published: ${record.name}\n` : `not published: ${record.name}\n${zoneLine(record)}`)
  return isThere ? 0 : 1
}

/** As a zone file has it: a string of a text record holds 255 octets at most (RFC 1035 3.3). */
function zoneLine({ name, text }: DnsRecord): string {
  const strings = text.match(/.{1,250}/g) ?? []
  return `${name}. IN TXT ( ${strings.map((one) => `"${one}"`).join(' ')} )\n`
}

function textOf(value: string | true | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
