import type { app as english } from '../en/app.ts'

/** Sentences about what stands on every page. UNREVIEWED, as `cy.ts`. */
export const app: Partial<Record<keyof typeof english, string>> = {
  skip: 'Neidio i’r dudalen',
  areas: 'Meysydd',
  loading: 'Yn llwytho',
  offline:
    'Nid oes rhwydwaith gan y ddyfais hon. Gall yr hyn a welwch fod yn hen, ac ni fydd botymau’n gweithio nes iddo ddychwelyd.',
  yes: 'Ie',
  no: 'Na',
  'not-said': 'Heb ei ddweud',
  choose: 'Dewiswch…',
  'theme.light': 'Golau',
  'theme.dark': 'Tywyll',
  'language.en': 'English',
  'language.cy': 'Cymraeg',
  'language.unreviewed':
    'Nid yw’r Gymraeg hon wedi’i hadolygu gan siaradwr eto. This Welsh has not been reviewed by a speaker yet; what has not been translated stands in English.',
  'list.newer': 'Dangos rhai mwy newydd',
  'list.older': 'Dangos rhai hŷn',
  'list.all': 'Dangos pob un o’r {count}',
  'form.cancel': 'Canslo',
  'form.wrong': '{count, plural, =1 {Mae problem} other {Mae # o broblemau}}',
  'problem.code': 'Os gofynnwch am help, dywedwch: {code}',
  'problem.crash': 'Ni ellid dangos y dudalen hon',
  'problem.reload': 'Llwytho’r dudalen eto',
  'problem.again': 'Ceisio eto',
  'problem.unreachable': 'Nid atebodd y gweinydd',
  'problem.unreachable.now':
    'Ni chollwyd dim a anfonwyd gennych, ond ni wnaed dim chwaith. Gwiriwch fod y ddyfais hon ar-lein, yna ceisiwch eto. Os oes gan eraill yr un drafferth, dywedwch wrth eich rheolwr rhwydwaith.',
  'problem.unexpected': 'Atebodd y gweinydd rywbeth nad yw’r dudalen hon yn ei ddeall',
  'problem.unexpected.now':
    'Efallai fod y gweinydd newydd gael ei ddiweddaru. Llwythwch y dudalen eto; os yw’n parhau, dywedwch wrth eich rheolwr rhwydwaith.',
  'problem.other': 'Aeth rhywbeth o’i le',
  'problem.other.now':
    'Ni wnaed hynny. Ceisiwch eto ymhen ychydig; os yw’n parhau, dywedwch wrth eich rheolwr rhwydwaith.',
  'problem.not-found': 'Nid yw hwn yma',
  'problem.not-found.now': 'Efallai fod rhywun arall wedi’i setlo, neu nad chi sydd i’w weld.',
  'problem.not-yours': 'Nid chi sydd i wneud hyn',
  'problem.not-yours.now': 'Nid yw eich rôl yn ei ganiatáu. Os credwch y dylai, gofynnwch i’ch rheolwr rhwydwaith.',
  'problem.signed-out': 'Rydych wedi’ch allgofnodi',
  'problem.signed-out.now': 'Llwythwch y dudalen eto a mewngofnodwch. Dewch yn ôl yma.',
  'problem.somebody-first': 'Bu rhywun yn gynt',
  'problem.somebody-first.now': 'Mae wedi’i setlo eisoes. Llwythwch y dudalen eto i weld sut.',
  'problem.away': 'Ni all y gweinydd gyrraedd ei gronfa ddata',
  'problem.away.now':
    'Mae’r post yn aros yn ddiogel ac ymdrinnir ag ef pan ddaw yn ôl. Ceisiwch eto ymhen ychydig funudau.',
  'not-found': 'Nid oes tudalen o’r fath',
  'not-found.now':
    'Efallai fod y cyfeiriad wedi’i gamdeipio, neu fod y dudalen wedi symud. Mae popeth sydd eich angen ar Hafan.',
  'not-found.home': 'Mynd i Hafan',
  'home.heading': 'Beth sydd eich angen chi',
  'home.nothing': 'Nid oes dim eich angen',
  'home.nothing.now':
    'Pan gaiff neges o’ch eiddo ei dal, neu pan fydd un rhywun arall yn aros amdanoch, yma y bydd yn gyntaf.',
  'home.due': 'Erbyn',
  'home.goes': 'Yn mynd',
  'home.today': 'Post heddiw',
  'home.budget': 'Gerbron pobl heddiw',
  'home.budget.words': '{spent} neges wedi’i dal, {of} wedi’u cynllunio ar gyfer diwrnod',
  'home.budget.under': 'O fewn yr hyn y mae’r ysgol am ei ofyn gan ei hadolygwyr mewn diwrnod.',
  'home.budget.over':
    'Mwy nag y mae’r ysgol am ei ofyn gan ei hadolygwyr mewn diwrnod: mae rhyw reolaeth yn rhy awyddus. Gadewch iddi wylio yn unig tra edrychir ar ei gosodiadau.',
  'decision.obligations': 'Beth a ddaw gydag ef',
  'decision.aside': 'Edrychwyd arno a’i roi o’r neilltu',
  'decision.watched': 'gwylir yn unig, nid yw’n newid dim eto',
}
