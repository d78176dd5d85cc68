import type { MailRequest } from '@beadle/engine'

/** Whether one of the files is suspected to be an indecent image of a child: such a message is copied and passed on for no reason. */
export function holdsIndecentImage({ attachments = [] }: MailRequest['resource']['properties']): boolean {
  return attachments.some(({ contains = [] }) => contains.includes('indecent-image'))
}
