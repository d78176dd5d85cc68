/** Line icons on a 24 px square, drawn for this console. They stand beside words, never instead of them. */
const paths = {
  home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9',
  mail: 'M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6',
  policy: 'M7 4h8l3 3v13H7zM14.5 4v3.5H18M9.5 11h6M9.5 14h6M9.5 17h3.5',
  question:
    'M9.2 9.4a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2.1M12 17.4v.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17',
  ledger: 'M6 4.5h12v15H6zM9 4.5v15M11.5 8.5h4M11.5 12h4',
  schools: 'M3.5 10 12 5.5l8.5 4.500L12 14.500zM7 12v5c3 2 7 2 10 0v-5',
  gate: 'M5 20V9l7-5 7 5v11M9 20v-8M12 20v-8M15 20v-8',
  answered: 'M5 5.5h14v10h-8l-4 3.5v-3.5H5z',
  driven: 'M5 7h6a4 4 0 0 1 0 8H7M9.5 12 6.5 15l3 3M16 12h3',
  scheduled: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.5l3 2',
  attested: 'M5 18.5c3-6 5-9 6.5-9s0 6 1.5 6 2-3 3-3 .5 3 3 3M5 20.5h14',
  shown:
    'M3.5 12S7 6.500 12 6.500s8.500 5.500 8.500 5.500-3.500 5.500-8.500 5.500S3.500 12 3.500 12M12 9.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400',
  variance: 'M5 8c2.500-3 4.500-3 7 0s4.500 3 7 0M5 16c2.500-3 4.500-3 7 0s4.500 3 7 0',
  declared: 'M6.500 12h.1M12 12h.1M17.500 12h.1',
  unmet: 'M6.500 6.500l11 11M17.500 6.500l-11 11',
  permit: 'M5 12.500l4.500 4.500L19 7.500',
  hold: 'M9 6v12M15 6v12',
  deny: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.500 6.500l11 11',
  alert: 'M12 4 3.500 19h17zM12 10v4M12 16.500v.1',
  search: 'M10.500 5a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M14.500 14.500 19 19',
  arrow: 'M5 12h13M13 7l5 5-5 5',
  back: 'M19 12H6M11 7l-5 5 5 5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400',
  moon: 'M19 14.500A7.500 7.500 0 0 1 9.500 5 7.500 7.500 0 1 0 19 14.500',
  person: 'M12 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M5 20c.5-4 3.300-6 7-6s6.500 2 7 6',
  leave: 'M10 5H5.500v14H10M14 8l4 4-4 4M18 12h-8.500',
  paperclip: 'M17.500 11 12 16.500a3 3 0 0 1-4.300-4.300l6-6a2 2 0 0 1 2.900 2.900l-5.800 5.800',
  plus: 'M12 6v12M6 12h12',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
