import { demoLists } from './cast.ts'

/** A file made for the demo. `base64` for what is not text. */
export type DemoFile = { readonly filename: string; readonly contentType: string } & (
  | { readonly text: string }
  | { readonly base64: string }
)

/** One message of the demo's day. `from` and `to` are logins of the cast or full addresses. */
export type DemoMessage = {
  readonly from: string
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  readonly subjectLine: string
  readonly text: string
  readonly files?: readonly DemoFile[]
  /** Number of the message of this list that is answered. */
  readonly answers?: number
}

// An executable by its first two octets and nothing else: it does nothing.
const program: DemoFile = {
  filename: 'viewer.pdf',
  contentType: 'application/pdf',
  base64: Buffer.from(`MZ${'\0'.repeat(62)}This is no program.`).toString('base64'),
}
const pupilList: DemoFile = {
  filename: 'year9-support.csv',
  contentType: 'text/csv',
  text: 'Surname,Forename,Date of birth,UPN,Need\nLloyd,Mia,14/02/2013,H801200001001,Dyslexia\nKhan,Amir,03/09/2012,R801200001002,Asthma\nPrice,Carys,21/11/2012,Y801200001003,Hearing\nOsei,Noah,30/04/2013,F801200001004,Speech\n',
}

const dear = (name: string, text: string, from: string) => `Dear ${name},\n\n${text}\n\nKind regards\n${from}\n`

/** Forty messages of an ordinary school day, of our own writing: most go, some wait, a few do not go at all. */
export const dayOfMail: readonly DemoMessage[] = [
  {
    from: 'jones',
    to: ['ahmed'],
    subjectLine: 'For information: Year 9 trip coach times',
    text: dear(
      'Bilal',
      'For information: the coach for the museum leaves at 8.40 from the front gate and is back by 3.05. Lunches are packed.',
      'Eleri',
    ),
  },
  {
    from: 'ahmed',
    to: ['brennan'],
    subjectLine: 'Action needed: cover for lesson 3 on Thursday',
    text: dear(
      'Paul',
      'I have the moderation meeting on Thursday. Could lesson 3 with 9A be covered? The work is on the shared area, folder Cover.',
      'Bilal',
    ),
  },
  {
    from: 'office',
    to: ['anwen.lloyd@home.example'],
    subjectLine: 'Your question about the parents’ evening',
    text: dear(
      'Mrs Lloyd',
      'The parents’ evening is in the main hall and begins at 4 pm. Please ring the office on 01706 000000 if another time suits you better.',
      'Carol Nuttall\nSchool office, 01706 000000',
    ),
  },
  {
    from: 'pemberton',
    to: ['sato', 'doyle', 'grant'],
    subjectLine: 'For information: new seating plans',
    text: dear(
      'all',
      'For information: the seating plans for Years 7 and 8 are on the shared area. Nothing is asked of you.',
      'Jack',
    ),
  },
  {
    from: 'okafor',
    to: [demoLists.allStaff],
    subjectLine: 'For information: fire drill on Wednesday',
    text: dear(
      'colleagues',
      'There will be a fire drill on Wednesday during lesson 2. Please take your registers out with you.',
      'Ngozi Okafor',
    ),
  },
  {
    from: 'vance',
    to: [demoLists.teachers],
    subjectLine: 'For information: report deadline',
    text: dear('colleagues', 'Reports for Year 11 are due on Friday week. The system is open now.', 'Peter Vance'),
  },
  {
    from: 'hobbs',
    to: [demoLists.nonTeaching],
    subjectLine: 'For information: car park resurfacing',
    text: dear(
      'all',
      'The lower car park is closed on Monday while the surface is mended. Please use the upper one.',
      'Frank Hobbs',
    ),
  },
  {
    from: 'moss',
    to: ['brennan'],
    subjectLine: '',
    text: dear('Paul', 'I forgot the subject line, and the form for the trip as well. It follows.', 'Adrian'),
  },
  {
    from: 'grant',
    to: ['doyle'],
    subjectLine: 'That meeting',
    text: 'Ciara,\n\nI am sick and tired of this. You are a useless idiot and everybody knows it. Do your own bloody marking.\n\nMarcus\n',
  },
  {
    from: 'doyle',
    to: ['dsl'],
    subjectLine: 'Concern about a pupil',
    text: dear(
      'Ruth',
      'A pupil in 8A told me at break that another boy called her a fat cow and a slag every day this week. She was crying. I have written down what she said.',
      'Ciara',
    ),
  },
  {
    from: 'mia',
    to: ['ahmed'],
    subjectLine: 'homework',
    text: 'hi sir\ni cant open the worksheet for maths can you send it again please\nmia\n',
  },
  {
    from: 'mia',
    to: ['dsl'],
    subjectLine: 'please help',
    text: 'miss somebody in my year keeps saying she will beat me up after school and calls me names. i dont want to come in tomorrow. mia',
  },
  {
    from: 'ahmed',
    to: ['mia'],
    subjectLine: 'For information: the worksheet',
    text: dear(
      'Mia',
      'Here is the worksheet again, this time as a page you can open on the school tablet.',
      'Mr Ahmed',
    ),
    answers: 10,
  },
  {
    from: 'sato',
    to: ['mia.private@post.example'],
    subjectLine: 'Your project',
    text: dear('Mia', 'Your project looks very good. Send me the last page when you can.', 'Ms Sato'),
  },
  {
    from: 'holt',
    to: ['mia'],
    subjectLine: 'Practice',
    text: dear(
      'Mia',
      'If you need anything about the play, my home number is 01706 555 0123 and my mobile is 07700 900123.',
      'Miss Wilson',
    ),
  },
  {
    from: 'mia',
    to: ['amir.k@games.example'],
    subjectLine: 'meet up',
    text: 'hey its mia from the game\nlets meet at the bus station on saturday at 2, i live at 14 Mill Lane OL16 1AA\n',
  },
  {
    from: 'baptiste',
    to: ['trips@museum.example'],
    subjectLine: 'Action needed: booking for 28 pupils',
    text: dear(
      'Sir or Madam',
      'We should like to book the Roman gallery for 28 pupils and three staff. Could you send us the prices?',
      'Andre Baptiste\nTeacher of history',
    ),
  },
  {
    from: 'crane',
    to: ['results@examboard.example'],
    subjectLine: 'For information: support list',
    text: dear('colleague', 'Attached are the pupils who need extra time.', 'Helen Crane'),
    files: [pupilList],
  },
  {
    from: 'dutta',
    to: ['anwen.lloyd@home.example'],
    subjectLine: 'For information: Mia in science',
    text: dear(
      'Mrs Lloyd',
      'Mia worked well on her electricity project and presented it to the class today.',
      'Priya Dutta\nTeacher of science, 01706 000000',
    ),
  },
  {
    from: 'eastwood',
    to: ['lindqvist', 'brennan', 'okafor', 'dsl', 'reeves', 'finch', 'office', 'ahmed', 'jones', 'crane', 'dutta'],
    subjectLine: 'For information: minutes of the working party',
    text: dear('all', 'For information: the minutes are on the shared area.', 'Neil'),
  },
  {
    from: 'lowe',
    to: ['wilson'],
    subjectLine: 'For information: your timetable',
    text: dear('Emma', 'Your new timetable is in your tray.', 'Tina'),
  },
  {
    from: 'gallagher',
    to: ['hobbs', 'kimani', 'lowe'],
    subjectLine: 'FW: FW: Send this to ten friends',
    text: 'Do not break the chain! Send this message to ten people within an hour and something wonderful will happen. If you delete it you will have seven years of bad luck. Forward it now!\n',
  },
  {
    from: 'thornton',
    to: ['mcallister'],
    subjectLine: 'READ THIS NOW',
    text: 'RORY,\n\nWHY IS THE LAPTOP TROLLEY EMPTY AGAIN? THIS IS THE THIRD TIME. I HAVE HAD ENOUGH OF IT!!!\n\nAMY\n',
  },
  {
    from: 'mcallister',
    to: ['thornton'],
    subjectLine: 'Re: READ THIS NOW',
    text: 'Amy,\n\nSorry, it went to be charged. It is back in your room now.\n\nRory\n\n> WHY IS THE LAPTOP TROLLEY EMPTY AGAIN?\n',
    answers: 22,
  },
  {
    from: 'iqbal',
    to: ['finch'],
    subjectLine: 'Action needed: projector, room 12, room 14 and the printer',
    text: dear(
      'Owen',
      'The projector in room 12 is out. Secondly, room 14 has no network. Also, on another matter, the printer by the library eats paper. And could you tell me when the new tablets come?',
      'Samina',
    ),
  },
  {
    from: 'kimani',
    to: ['finch'],
    subjectLine: 'For information: stock of cables',
    text: dear('Owen', 'We have eleven network cables left and one spare switch.', 'Wanjiru'),
  },
  {
    from: 'jones',
    to: ['brennan'],
    cc: ['okafor'],
    subjectLine: 'Action needed by tomorrow 9am: risk assessment',
    text: dear(
      'Paul',
      'Action needed by tomorrow 9am: please sign the risk assessment for the museum. It is three pages.',
      'Eleri',
    ),
  },
  {
    from: 'reeves',
    to: ['sales@stationery.example'],
    subjectLine: 'Action needed: quotation for exercise books',
    text: dear(
      'Sir or Madam',
      'Please quote for 2,000 exercise books, 80 pages, ruled.',
      'Joanne Reeves\nOperations manager',
    ),
  },
  {
    from: 'dpo',
    to: ['office'],
    subjectLine: 'For information: payroll form',
    text: dear(
      'Carol',
      'For your own file, the new member of staff’s National Insurance number is AB123456C. It stays inside the school.',
      'Simon',
    ),
  },
  {
    from: 'anwen.lloyd@home.example',
    to: ['ahmed'],
    subjectLine: 'Mia’s glasses',
    text: 'Dear Mr Ahmed,\n\nMia Lloyd in 9A has broken her glasses and cannot see the board this week. Could she sit at the front? My number is 07700 900456.\n\nAnwen Lloyd\n',
  },
  {
    from: 'anwen.lloyd@home.example',
    to: ['office'],
    subjectLine: 'Absence on Monday',
    text: 'Dear Mrs Nuttall,\n\nMia Lloyd, form 9A, has a dental appointment on Monday morning. You can reach me on 07700 900456.\n\nAnwen Lloyd\n',
  },
  {
    from: 'angry.neighbour@elsewhere.example',
    to: ['office'],
    subjectLine: 'Your pupils',
    text: 'Your pupils are trampling my hedge every afternoon. You lot are useless and so is that idiot of a caretaker. Do something!\n',
  },
  {
    from: 'accounts@parcel-notice.example',
    to: ['reeves'],
    subjectLine: 'Your mailbox will be closed',
    text: 'Dear user,\n\nYour account has been suspended. Verify your password within 24 hours or your mailbox will be closed for good:\n\nhttp://school-example.login-verify.example/confirm\n\nMail Administrator\n',
  },
  {
    from: 'invoice@unknown-supplier.example',
    to: ['office'],
    subjectLine: 'Outstanding invoice',
    text: 'Please find the outstanding invoice attached and pay today.\n',
    files: [program],
  },
  {
    from: 'editor@local-paper.example',
    to: ['okafor'],
    subjectLine: 'Interview about the new library',
    text: 'Dear Mrs Okafor,\n\nWe should like to write about the new library. Would next week suit you for a short interview?\n\nSam Hollis\n',
  },
  {
    from: 'lado@council.example',
    to: ['dsl'],
    subjectLine: 'Strategy meeting',
    text: 'Dear Mrs Whitfield,\n\nThe strategy meeting is on Tuesday at ten. Please bring the chronology.\n',
  },
  {
    from: 'dsl',
    to: ['lado@council.example'],
    subjectLine: 'Restricted: chronology',
    text: dear(
      'colleague',
      'The chronology you asked for follows by the secure portal. The child’s date of birth is 14/02/2013, name Mia Lloyd.',
      'Ruth Whitfield',
    ),
  },
  {
    from: 'ahmed',
    to: ['help@union.example'],
    subjectLine: 'Advice about my timetable',
    text: dear(
      'colleague',
      'I have been given two form groups and am at the end of my tether about it. May I ring you?',
      'Bilal Ahmed',
    ),
  },
  {
    from: 'brennan',
    to: ['ahmed'],
    subjectLine: 'Re: Action needed: cover for lesson 3 on Thursday',
    text: dear('Bilal', 'For information: Adrian Moss covers lesson 3.', 'Paul'),
    answers: 1,
  },
  {
    from: 'governor',
    to: ['okafor'],
    subjectLine: 'Agenda',
    text: dear('Ngozi', 'Could we put the new policy on the agenda for the governors’ meeting?', 'Edmund Carr'),
  },
]
