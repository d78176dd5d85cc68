import type { AskableAction } from '@beadle/contract'

// What rules mostly turn on beside what must be given: asked at once, everything else under More details.
const alsoFirst: Readonly<Record<string, readonly string[]>> = {
  'mail.submit': ['attachments'],
  'web.request': ['direction'],
  'account.log-on': ['place', 'sharedWith'],
  'credential.set': ['sharedWith'],
  'image.capture': ['event'],
  'image.publish': ['namesShown'],
  'page.publish': ['personalDetails'],
  'social.post': ['about'],
  'live.start': ['platform', 'recording'],
  'call.make': ['personal', 'duringLesson'],
  'device.connect': ['place'],
  'device.take-home': ['contents'],
  'device.use-mail': ['passcode'],
  'device.use-in-lesson': ['purpose'],
  'software.install': ['licence'],
  'remote.connect': ['place'],
  'file.open': ['permission'],
  'file.store': ['encrypted'],
  'file.transfer': ['medium', 'encrypted'],
}

/** Members that the form fills in by itself or that may be left empty: not asked at once. */
const byItself: Readonly<Record<string, readonly string[]>> = { 'mail.submit': ['from'] }

// A message without a subject or words can be asked about all the same; the sender is the asker.
const mayBeEmpty = ['from', 'subjectLine', 'text']

/** Members without which nothing can be asked, of those that must be given. */
export function needed({ name, members }: Pick<AskableAction, 'name' | 'members'>): readonly string[] {
  const spared = name === 'mail.submit' || name === 'mail.receive' ? mayBeEmpty : []
  return Object.entries(members).flatMap(([member, { optional }]) =>
    optional || spared.includes(member) ? [] : [member],
  )
}

/** Which members of an act are asked at once. The form is as short as the rules allow. */
export function firstMembers({ name, members }: Pick<AskableAction, 'name' | 'members'>): readonly string[] {
  const later = byItself[name] ?? []
  return Object.entries(members).flatMap(([member, { optional }]) =>
    later.includes(member) || (optional && !alsoFirst[name]?.includes(member)) ? [] : [member],
  )
}
