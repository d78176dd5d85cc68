// The Welsh here is unreviewed: no speaker has read it yet.

/** One sentence per kind of entry, for people who read the ledger. Particulars stand beside it. */
export const kindsInWords: Readonly<Record<string, { readonly en: string; readonly cy: string }>> = {
  'archive.month-forgotten': {
    en: 'A month of one class of record was forgotten: its key was destroyed.',
    cy: 'Anghofiwyd mis o un dosbarth o gofnodion: dinistriwyd ei allwedd.',
  },
  'binding.mode-set': {
    en: 'A binding was set to act or only to watch.',
    cy: 'Gosodwyd rhwymiad i weithredu neu i wylio’n unig.',
  },
  'credential.device-password-ended': { en: 'A device password was ended.', cy: 'Daeth cyfrinair dyfais i ben.' },
  'credential.device-password-made': { en: 'A device password was made.', cy: 'Gwnaed cyfrinair dyfais.' },
  'credential.password-set': { en: 'Somebody set a new password.', cy: 'Gosododd rhywun gyfrinair newydd.' },
  'credential.totp-set': { en: 'Somebody set up an authenticator.', cy: 'Sefydlodd rhywun ddilyswr.' },
  'decision.made': { en: 'A request was decided.', cy: 'Penderfynwyd ar gais.' },
  'enforcement-point.ended': {
    en: 'A program may no longer ask for decisions.',
    cy: 'Ni chaiff rhaglen ofyn am benderfyniadau mwyach.',
  },
  'enforcement-point.registered': {
    en: 'A program was registered to ask for decisions.',
    cy: 'Cofrestrwyd rhaglen i ofyn am benderfyniadau.',
  },
  'ledger.restored': { en: 'The ledger went on after a restore.', cy: 'Aeth y cofnod ymlaen ar ôl adfer.' },
  'mail.bounced': { en: 'A message could not be delivered.', cy: 'Ni ellid danfon neges.' },
  'mail.decision-lapsed': {
    en: 'A decision about a held message could no longer be carried out.',
    cy: 'Ni ellid gweithredu penderfyniad am neges a ddaliwyd mwyach.',
  },
  'mail.decision-taken': {
    en: 'A held message was decided; it is carried out two minutes later.',
    cy: 'Penderfynwyd ar neges a ddaliwyd; fe’i gweithredir ddau funud wedyn.',
  },
  'mail.decision-undone': {
    en: 'A decision about a held message was taken back within its two minutes.',
    cy: 'Tynnwyd penderfyniad am neges a ddaliwyd yn ôl o fewn ei ddau funud.',
  },
  'mail.false-alarm': {
    en: 'What a detector found in a message was called a false alarm.',
    cy: 'Galwyd yr hyn a ganfu synhwyrydd mewn neges yn gamrybudd.',
  },
  'mail.denied': { en: 'A message was not sent.', cy: 'Ni anfonwyd neges.' },
  'mail.held': { en: 'A message was held.', cy: 'Daliwyd neges.' },
  'mail.refused': { en: 'A held message was refused.', cy: 'Gwrthodwyd neges a ddaliwyd.' },
  'mail.released': { en: 'A held message was released.', cy: 'Rhyddhawyd neges a ddaliwyd.' },
  'mail.reported': { en: 'A message was reported.', cy: 'Adroddwyd am neges.' },
  'mail.revealed': { en: 'A reviewer asked who the sender was.', cy: 'Gofynnodd adolygydd pwy oedd yr anfonwr.' },
  'mail.withdrawn': { en: 'A sender took a held message back.', cy: 'Tynnodd anfonwr neges a ddaliwyd yn ôl.' },
  'matter.ended': { en: 'A matter was settled.', cy: 'Setlwyd mater.' },
  'matter.moved': { en: 'A matter moved on.', cy: 'Symudodd mater ymlaen.' },
  'matter.opened': { en: 'A matter was opened for somebody to decide.', cy: 'Agorwyd mater i rywun benderfynu arno.' },
  'person.unlocked': { en: 'A locked account was unlocked.', cy: 'Datglowyd cyfrif.' },
  'policy.put-in-force': { en: 'A version of the policy came into force.', cy: 'Daeth fersiwn o’r polisi i rym.' },
  'school.opened': { en: 'The school was opened here.', cy: 'Agorwyd yr ysgol yma.' },
  'session.started': { en: 'Somebody signed in.', cy: 'Mewngofnododd rhywun.' },
  'mail.authorisation-granted': {
    en: 'Correspondence with an outside organisation was authorised from now on.',
    cy: 'Awdurdodwyd gohebiaeth â sefydliad allanol o hyn ymlaen.',
  },
  'mail.authorisation-ended': {
    en: 'Correspondence with an outside organisation is to be authorised again.',
    cy: 'Rhaid awdurdodi gohebiaeth â sefydliad allanol eto.',
  },
  'mail.contact-agreed': {
    en: 'A parent and a member of staff may write to one another directly.',
    cy: 'Caiff rhiant ac aelod o staff ysgrifennu at ei gilydd yn uniongyrchol.',
  },
  'mail.contact-ended': {
    en: 'A parent is to write through the office again.',
    cy: 'Rhaid i riant ysgrifennu drwy’r swyddfa eto.',
  },
  'mail.obligation-undone': {
    en: 'Something a clause asks for could not be done and was left, as it may be.',
    cy: 'Ni ellid gwneud rhywbeth y mae cymal yn gofyn amdano, ac fe’i gadawyd, fel y caniateir.',
  },
  'mail.destination-given-up': {
    en: 'Mail that waited for one destination was given up and returned.',
    cy: 'Rhoddwyd y gorau i bost a oedd yn aros am un gyrchfan, a’i ddychwelyd.',
  },
  'mail.destination-paused': {
    en: 'Mail to one destination was made to wait.',
    cy: 'Gwnaed i bost i un gyrchfan aros.',
  },
  'mail.destination-resumed': {
    en: 'Mail to one destination may go again.',
    cy: 'Caiff post i un gyrchfan fynd eto.',
  },
  'mail.destination-retried': {
    en: 'Somebody had a destination tried at once.',
    cy: 'Gofynnodd rhywun am roi cynnig ar gyrchfan ar unwaith.',
  },
  'mail.envelope-given-up': {
    en: 'A message that could not be delivered yet was given up and returned.',
    cy: 'Rhoddwyd y gorau i neges na ellid ei danfon eto, a’i dychwelyd.',
  },
  'mail.envelope-resumed': { en: 'A stopped message may go again.', cy: 'Caiff neges a ataliwyd fynd eto.' },
  'mail.envelope-retried': {
    en: 'Somebody had a message tried at once.',
    cy: 'Gofynnodd rhywun am roi cynnig ar neges ar unwaith.',
  },
  'mail.envelope-revealed': {
    en: 'Somebody who runs the mail asked whose a waiting message was.',
    cy: 'Gofynnodd rhywun sy’n rhedeg y post neges pwy oedd yn aros.',
  },
  'mail.envelope-stopped': {
    en: 'Somebody stopped a message on its way out.',
    cy: 'Ataliodd rhywun neges ar ei ffordd allan.',
  },
  'mail.files-linked': {
    en: 'Files of a message were kept here and stand in it as links.',
    cy: 'Cadwyd ffeiliau neges yma, a saif dolenni iddynt yn y neges.',
  },
  'mail.joined': {
    en: 'Recipients of a message came later, in a copy of their own, and joined it.',
    cy: 'Daeth derbynwyr neges yn ddiweddarach, mewn copi eu hunain, ac ymuno â hi.',
  },
  'mail.journal-aside': {
    en: 'Something came for the journal that is no report that can be read; it was put aside.',
    cy: 'Daeth rhywbeth i’r dyddlyfr nad yw’n adroddiad y gellir ei ddarllen; rhoddwyd ef o’r neilltu.',
  },
  'mail.journal-heard': {
    en: 'A provider reports again what it carries.',
    cy: 'Mae darparwr yn adrodd eto yr hyn y mae’n ei gludo.',
  },
  'mail.journal-silent': {
    en: 'A provider has stopped reporting what it carries.',
    cy: 'Mae darparwr wedi peidio ag adrodd yr hyn y mae’n ei gludo.',
  },
  'mail.journalled': {
    en: 'A provider reported a message that it had carried.',
    cy: 'Adroddodd darparwr neges yr oedd wedi ei chludo.',
  },
  'mail.linked-file-opened': { en: 'A file was fetched by its link.', cy: 'Nôlwyd ffeil drwy ei dolen.' },
  'mail.linked-files-forgotten': {
    en: 'Files that stood in a message as links were forgotten.',
    cy: 'Anghofiwyd ffeiliau y safai dolenni iddynt mewn neges.',
  },
  'mail.preserved': { en: 'A message was preserved as evidence.', cy: 'Cadwyd neges fel tystiolaeth.' },
  'mail.redirected': {
    en: 'A message was sent to the school address instead.',
    cy: 'Anfonwyd neges i gyfeiriad yr ysgol yn lle hynny.',
  },
  'mail.returned': {
    en: 'A message was given back to its sender for rewording.',
    cy: 'Rhoddwyd neges yn ôl i’w hanfonwr i’w haileirio.',
  },
  'mail.signing-key-made': {
    en: 'A key was made to sign the school’s mail with.',
    cy: 'Gwnaed allwedd i lofnodi post yr ysgol â hi.',
  },
  'mail.signing-key-removed': {
    en: 'A key for signing the school’s mail was destroyed.',
    cy: 'Dinistriwyd allwedd ar gyfer llofnodi post yr ysgol.',
  },
  'mail.signing-key-used': {
    en: 'Another key signs the school’s mail from now on.',
    cy: 'Mae allwedd arall yn llofnodi post yr ysgol o hyn ymlaen.',
  },
  'incident.indicated': {
    en: 'A message indicated an incident that somebody must look into.',
    cy: 'Arwyddodd neges ddigwyddiad y mae’n rhaid i rywun edrych arno.',
  },
  'mail.confirmed': { en: 'A sender confirmed their message.', cy: 'Cadarnhaodd anfonwr ei neges.' },
  'mail.urgent': { en: 'A sender said why their message is urgent.', cy: 'Dywedodd anfonwr pam mae’r neges yn frys.' },
}

/** The sentence of a kind; a kind without one is said by its own two words, `mail.held` as “Mail held.”. */
export function kindInWords(kind: string): { en: string; cy?: string } {
  const known = kindsInWords[kind]
  if (known !== undefined) return { ...known }
  const words = kind.replace(/[.-]/g, ' ')
  return { en: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` }
}
