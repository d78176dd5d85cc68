/**
 * What false alarms cost the people who release mail, estimated for a school of a thousand. The assumptions are ours, said
 * on the page, and meant to be replaced by the school's own figures.
 */
export const assumptions = {
  pupils: 870,
  staff: 130,
  /** Messages one of them sends on a school day. */
  aPupilADay: 1.5,
  aMemberOfStaffADay: 14,
  /** Seconds a reviewer needs to see that a held message is innocent, and release it. */
  secondsEach: 30,
} as const

/** Messages sent in the school on one school day. */
export function messagesADay(): number {
  const { pupils, staff, aPupilADay, aMemberOfStaffADay } = assumptions
  return pupils * aPupilADay + staff * aMemberOfStaffADay
}

/** Minutes a day over all reviewers, when `alarms` of `messages` are held for a person though innocent. */
export function reviewerMinutes(alarms: number, messages: number): number {
  return (messagesADay() * (alarms / messages) * assumptions.secondsEach) / 60
}
