import { meant } from '../arguments.ts'
import { type Command, defineCommand, UsageError } from '../command.ts'
import { commands } from '../commands.ts'
import { columns, wrap } from '../text.ts'

export const help: Command = defineCommand({
  summary: 'Tells what can be asked, or how one command is called.',
  usage: ['help [command]'],
  options: {},
  words: ['[command]', '[subcommand]'],
  async run({ words }, terminal) {
    const wanted = words.join(' ')
    const names = Object.keys(commands).filter((name) => name === wanted || name.startsWith(`${wanted} `))
    if (wanted && names.length === 0)
      throw new UsageError(`no command \`${wanted}\`${meant(wanted, Object.keys(commands))}`)
    const shown = await Promise.all(
      (wanted ? names : Object.keys(commands)).map(async (name) => ({ name, command: await commands[name]?.() })),
    )
    if (!wanted)
      await terminal.out(
        "beadle: runs a school's electronic-communications policy; every decision cites its clause.\n\n",
      )
    for (const { command } of shown) {
      if (!command) continue
      await terminal.out(
        `${command.usage.map((line) => `beadle ${line}\n`).join('')}    ${wrap(command.summary, terminal.width, 4)}\n`,
      )
      if (!wanted) continue
      const rows = Object.entries(command.options).map(([name, { takes, about }]) => [
        `    --${name}${takes ? ` <${takes}>` : ''}`,
        about,
      ])
      if (rows.length) await terminal.out(columns(rows))
    }
    return 0
  },
})
