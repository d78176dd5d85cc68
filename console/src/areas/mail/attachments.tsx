import type { HeldMessage } from '@beadle/contract'
import { Badge } from '../../components/badge/badge.tsx'
import { Icon } from '../../components/icon/icon.tsx'
import { useSpeech } from '../../i18n/words.tsx'

const KILO = 1000

/** Attachments by name, size and what was found in them. They are not opened here. */
export function Attachments({ attachments }: { attachments: HeldMessage['attachments'] }) {
  const { say, intl, name } = useSpeech()
  if (!attachments.length) return null
  return (
    <section className="stack-small">
      <h3>{say('attachments', { count: attachments.length })}</h3>
      <ul className="mail-files">
        {attachments.map((file) => (
          <li key={file.filename}>
            <Icon name="paperclip" />
            <span>{file.filename}</span>
            <span className="soft small">
              {bytesInWords(file.bytes, (n) => intl.formatNumber(n, { maximumSignificantDigits: 2 }))}
            </span>
            {file.contains?.map((content) => (
              <Badge key={content} tone="hold">
                {name('content', content)}
              </Badge>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 48 kB, 1.2 MB: decimal, as mail systems count. */
export function bytesInWords(bytes: number, number: (n: number) => string): string {
  if (bytes < KILO) return `${number(bytes)} B`
  if (bytes < KILO * KILO) return `${number(bytes / KILO)} kB`
  return `${number(bytes / KILO / KILO)} MB`
}
