import type { Role } from '@beadle/engine'
import type { DemoMessage } from './day-of-mail.ts'
import type { TrustSchool } from './trust.ts'

const tutor: readonly Role[] = ['class-teacher', 'form-tutor']

/**
 * A dozen messages of a small school's day, of our own writing: the same acts at every school of the trust, so that one sees
 * what each policy makes of them.
 */
export function mailOfSmallSchool({ domain, colleagues, named }: TrustSchool): readonly DemoMessage[] {
  const at = (login: string) => `${login}@${domain}`
  const having = (roles: readonly Role[]) => colleagues.filter((one) => one.roles.some((role) => roles.includes(role)))
  const [teacher, other] = having(tutor)
  const [head] = having(['headteacher'])
  const [dsl] = having(['dsl'])
  const [office] = having(['office'])
  const [network] = having(['network-manager'])
  const [older] = named
  if (!teacher || !other || !head || !dsl || !office || !network || !older) return []
  const name = (full: string) => full.split(' ').at(-1) ?? full
  const first = (full: string) => full.split(' ').at(1) ?? full
  const dear = (to: string, text: string, from: string) => `Dear ${to},\n\n${text}\n\nKind regards\n${from}\n`
  const parent = `${older.parent.login}@home.example`
  const list = 'Haigh, Poppy, 12/03/2015, H801200001001; Dyson, Isaac, 02/11/2019, R801200001002'
  return [
    {
      from: at(teacher.login),
      to: [at(other.login)],
      subjectLine: 'For information: hall booking',
      text: dear(first(other.name), 'For information: the hall is ours on Tuesday after lunch.', teacher.name),
    },
    {
      from: at(head.login),
      to: [at('all-staff')],
      subjectLine: 'For information: staff meeting',
      text: dear('colleagues', 'We meet in the library at ten to four on Wednesday, for half an hour.', head.name),
    },
    {
      from: at(teacher.login),
      to: [parent],
      subjectLine: `About ${older.name}’s reading`,
      text: dear(
        older.parent.name,
        'I am glad to say that the reading goes much better. Shall we talk on Thursday after school?',
        teacher.name,
      ),
    },
    {
      from: at(office.login),
      to: [parent],
      subjectLine: 'Your question about the coach',
      text: dear(older.parent.name, 'The coach leaves at nine from the front gate.', `${office.name}\nSchool office`),
    },
    {
      from: parent,
      to: [at(teacher.login)],
      subjectLine: 'Thursday',
      text: dear(teacher.name, 'Thursday suits me well. I shall be there at half past three.', older.parent.name),
    },
    {
      from: at(older.login),
      to: [at(teacher.login)],
      subjectLine: 'homework',
      text: `hello\ni forgot my book at school. what page is it please\n${older.name}\n`,
    },
    {
      from: at(older.login),
      to: [at(dsl.login)],
      subjectLine: 'please help',
      text: 'somebody in my class says every day that they will hit me. i am scared to come in\n',
    },
    {
      from: at(other.login),
      to: [at(teacher.login)],
      subjectLine: 'Marking',
      text: `${first(teacher.name)},\n\nYou are a useless idiot and everybody knows it. Do your own bloody marking.\n\n${other.name}\n`,
    },
    {
      from: at(other.login),
      to: ['friend@post.example'],
      subjectLine: 'The holiday',
      text: `Hi,\n\nthe cottage is booked for the second week of August. See you there!\n\n${first(other.name)}\n`,
    },
    {
      from: at(office.login),
      to: ['help@tutoring-firm.example'],
      subjectLine: 'The pupils for the reading scheme',
      text: dear('colleague', `Here are the pupils with their dates of birth: ${list}`, office.name),
    },
    {
      from: at(teacher.login),
      to: [at('all-staff')],
      subjectLine: 'FW: FW: Send this on to ten people',
      text: 'Forward this message to ten friends before midnight and luck will find you. Break the chain and seven years of bad luck follow!\n',
    },
    {
      from: 'accounts@parcel-notice.example',
      to: [at(office.login)],
      subjectLine: 'Your mailbox will be closed',
      text: `Dear ${name(office.name)},\n\nVerify your password within 24 hours or your mailbox will be closed for good:\n\nhttp://school-example.login-verify.example/confirm\n`,
    },
    {
      from: 'lado@council.example',
      to: [at(dsl.login)],
      subjectLine: 'Strategy meeting',
      text: dear(dsl.name, 'The strategy meeting is on Tuesday at ten. Please bring the chronology.', 'The officer'),
    },
  ]
}
