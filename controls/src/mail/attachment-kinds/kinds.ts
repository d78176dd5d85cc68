import type { Attachment } from '@beadle/engine'

// What Windows, macOS, Android or a browser runs when it is opened, and disk images and shortcuts that carry the same.
// An internet shortcut (.url) is a link and not a program, and `.bin` is what nameless bytes are called: both only of no known kind.
// Office files with macros are not here: whether one holds a macro is in the file, and the detectors say `script`.
const programs = new Set(
  (
    'exe com scr pif msi msp mst msix appx dll sys drv cpl ocx bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs ws wsf wsh wsc hta jar jnlp class ' +
    'app dmg pkg command sh bash csh run elf apk ipa deb rpm reg inf lnk scf msc gadget chm hlp xll ' +
    'iso img vhd vhdx one'
  ).split(' '),
)

// Everyday kinds; what is neither here nor a program, and says of itself only that it is bytes, is of no known kind.
const everyday = new Set(
  (
    'pdf doc docx docm dot dotx dotm rtf odt txt md csv tsv xls xlsx xlsm xlsb xlt xltx ods ppt pptx pptm pps ppsx odp pub vsd vsdx eml msg ics vcf html htm xml json ' +
    'jpg jpeg png gif bmp tif tiff webp heic svg mp3 m4a wav aac ogg flac mp4 m4v mov avi mkv webm wmv zip 7z rar gz tgz tar epub mobi pages numbers key ' +
    'psd ai indd p7s p7m sig asc sb3 py ggb notebook flp tst'
  ).split(' '),
)

const programTypes = new Set([
  'application/x-msdownload',
  'application/x-msdos-program',
  'application/x-dosexec',
  'application/vnd.microsoft.portable-executable',
  'application/x-executable',
  'application/x-sharedlib',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-msi',
  'application/x-ms-installer',
  'application/java-archive',
  'application/x-java-archive',
  'application/vnd.android.package-archive',
  'application/x-sh',
  'application/x-bat',
  'application/x-powershell',
  'application/hta',
  'application/x-ms-shortcut',
  'application/javascript',
  'application/x-javascript',
  'text/javascript',
  'text/vbscript',
  'text/x-sh',
  'application/x-apple-diskimage',
])

/** True when opening the file runs something: by what is in it (archives too), by its type, or by any ending of its name that counts (`invoice.pdf.exe`, `bill.scr `). */
export function isExecutable({ filename, mediaType, contains = [] }: Attachment): boolean {
  if (contains.includes('executable') || contains.includes('script')) return true
  return programTypes.has(bareType(mediaType)) || programs.has(endingOf(filename))
}

// Office files whose very name says that they may run macros.
const macroNames = new Set('docm dotm xlsm xltm xlam pptm potm ppam ppsm'.split(' '))

/** True for an office file of a kind that may run macros; whether it does is in the file. */
export function mayRunMacros({ filename, mediaType }: Attachment): boolean {
  return macroNames.has(endingOf(filename)) || bareType(mediaType).endsWith('.macroenabled.12')
}

/** True when neither the type nor the name says what the file is. */
export function isOfNoKnownKind({ filename, mediaType, contains = [] }: Attachment): boolean {
  const type = bareType(mediaType)
  const isUntyped =
    type === '' ||
    type === 'application/octet-stream' ||
    type === 'application/unknown' ||
    type === 'binary/octet-stream'
  return isUntyped && contains.length === 0 && !everyday.has(endingOf(filename))
}

// Windows drops dots and spaces at the end of a name, and a right-to-left override shows `exe.pdf` for `fdp.exe`.
function endingOf(filename: string): string {
  let name = ''
  for (const character of filename.toLowerCase()) {
    const code = character.codePointAt(0) ?? 0
    const isInvisible =
      code < 0x20 ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069)
    if (!isInvisible) name += character
  }
  let end = name.length
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end -= 1
  const dot = name.lastIndexOf('.', end - 1)
  return dot < 0 ? '' : name.slice(dot + 1, end)
}

function bareType(mediaType: string): string {
  const end = mediaType.indexOf(';')
  return (end < 0 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase()
}
