// The Welsh here is unreviewed: no speaker has read it yet.

/** What the pages behind a linked file say. */
export const words = {
  en: {
    title: 'A file sent to you',
    lasts: 'The file can be had until {until}.',
    withAccount: 'You have an account at the school',
    signIn: 'Sign in',
    thenAgain: 'in another tab, then come here again.',
    goOn: 'I am signed in',
    withoutAccount: 'You have no account',
    yourAddress: 'The e-mail address the message came to',
    sendCode: 'Send me a code',
    get: 'Download the file',
    enterCode: 'Enter the code',
    codeMailed: 'If the file was sent to that address, a code is on its way to it. It works once, for fifteen minutes.',
    code: 'Code of eight digits',
    wrongCode: 'That code does not open the file. Check it, or ask for another one.',
    tooMany: 'Too many wrong codes were entered for this file. Try again in an hour.',
    anotherCode: 'Ask for another code',
    error: 'Error',
    gone: 'There is no file here',
    goneWhy: 'Its time may be over, or the link was copied in part. Ask who sent it to send it again.',
  },
  cy: {
    title: 'Ffeil a anfonwyd atoch',
    lasts: 'Gellir cael y ffeil tan {until}.',
    withAccount: 'Mae gennych gyfrif yn yr ysgol',
    signIn: 'Mewngofnodwch',
    thenAgain: 'mewn tab arall, yna dewch yn ôl yma.',
    goOn: 'Rwyf wedi mewngofnodi',
    withoutAccount: 'Nid oes gennych gyfrif',
    yourAddress: 'Y cyfeiriad e-bost y daeth y neges iddo',
    sendCode: 'Anfonwch god ataf',
    get: 'Lawrlwytho’r ffeil',
    enterCode: 'Rhowch y cod',
    codeMailed:
      'Os anfonwyd y ffeil i’r cyfeiriad hwnnw, mae cod ar ei ffordd iddo. Mae’n gweithio unwaith, am chwarter awr.',
    code: 'Cod o wyth digid',
    wrongCode: 'Nid yw’r cod hwnnw’n agor y ffeil. Gwiriwch ef, neu gofynnwch am un arall.',
    tooMany: 'Rhoddwyd gormod o godau anghywir ar gyfer y ffeil hon. Rhowch gynnig arall arni ymhen awr.',
    anotherCode: 'Gofyn am god arall',
    error: 'Gwall',
    gone: 'Nid oes ffeil yma',
    goneWhy:
      'Efallai fod ei hamser ar ben, neu i’r ddolen gael ei chopïo’n rhannol. Gofynnwch i’r anfonwr ei hanfon eto.',
  },
} as const
