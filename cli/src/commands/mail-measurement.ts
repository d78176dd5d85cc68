// By path: commands that act on an installation load the server's own parts, and only when they are called.
import { contextIn, measureFalseAlarms } from '../../../server/src/modules/mail/index.ts'
import { defineCommand } from '../command.ts'
import { columns } from '../text.ts'
import { atInstallation, schoolOption, textOf } from './at-installation.ts'

export const mailMeasurement = defineCommand({
  summary:
    'Shows how often rules that go by words were called wrong at this school. Counts only, no message and nobody.',
  usage: ['mail measurement [--json] [--school <school>]'],
  options: {
    json: { about: 'one JSON object, as the API answers' },
    school: schoolOption,
  },
  words: [],
  async run({ options }, terminal) {
    return atInstallation(async ({ schoolOf, openMail }) => {
      const { id: schoolId } = await schoolOf(textOf(options.school))
      const parts = openMail()
      const measured = await parts.database.inSchool(schoolId, async (tx) =>
        measureFalseAlarms(tx, await contextIn(tx, parts, schoolId)),
      )
      if (options.json) return terminal.out(`${JSON.stringify(measured)}\n`)
      if (measured.bindings.length === 0) return terminal.out('nothing was stopped by its words\n')
      const rows = measured.bindings.map(({ clause, control, stopped, falseAlarms, share }) => [
        clause.ref,
        control,
        String(stopped),
        String(falseAlarms),
        share === undefined ? `of fewer than ${measured.fewest}` : `${(share * 100).toFixed(1)} %`,
      ])
      await terminal.out(columns([['clause', 'control', 'stopped', 'false alarms', 'share'], ...rows]))
    })
  },
})
