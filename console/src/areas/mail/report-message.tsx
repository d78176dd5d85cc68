import { reportMessage } from '@beadle/contract'
import { useState } from 'react'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** Reporting takes one press more than opening it: words are welcome and never needed. */
export function ReportMessage({ id }: { id: string }) {
  const { say, pick } = useSpeech()
  const [open, setOpen] = useState(false)
  const [remark, setRemark] = useState('')
  const report = useAct(reportMessage)
  return (
    <section className="card stack" aria-labelledby="report">
      <h2 id="report">{say('report.heading')}</h2>
      <div role="status">
        {report.isSuccess && <p>{report.data.message ? pick(report.data.message) : say('report.done')}</p>}
      </div>
      {report.isError && <Problem error={report.error} />}
      {!report.isSuccess && !open && (
        <>
          <p className="measure">{say('report.lead')}</p>
          <div>
            <Button onPress={() => setOpen(true)}>{say('report.open')}</Button>
          </div>
        </>
      )}
      {!report.isSuccess && open && (
        <>
          <TextLine
            label={say('report.remark')}
            hint={say('report.remark.hint')}
            value={remark}
            onChange={setRemark}
            long
            maxLength={2000}
            autoFocus
          />
          <div className="row">
            <Button
              kind="main"
              isPending={report.isPending}
              onPress={() => report.mutate({ params: { id }, body: remark.trim() ? { remark: remark.trim() } : {} })}
            >
              {say('report.verb')}
            </Button>
            <Button onPress={() => setOpen(false)}>{say('form.cancel')}</Button>
          </div>
        </>
      )}
    </section>
  )
}
