import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../icon/icon.tsx'
import { Link } from '../link/link.tsx'
import './page.css'

type Props = {
  /** The page's only h1. */
  readonly heading: string
  /** What the browser's tab says, when the heading alone would not be understood there. */
  readonly title?: string
  readonly back?: { readonly href: string; readonly words: string }
  /** Under the heading: what this page is for, or what the thing is. */
  readonly lead?: ReactNode
  readonly children: ReactNode
}

// The first page of a visit leaves focus at the top, where the skip link is; every later one moves it to its heading.
let visited = false

/** A page: one h1, which takes focus when one arrives here from another page, so that a screen reader says where one is. */
export function Page({ heading, title, back, lead, children }: Props) {
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title ?? heading} · Beadle`
  }, [title, heading])
  useEffect(() => {
    if (visited) h1.current?.focus({ preventScroll: true })
    visited = true
  }, [])
  return (
    <div className="page">
      <div className="page-head">
        {back && (
          <Link className="page-back" href={back.href}>
            <Icon name="back" size={16} />
            {back.words}
          </Link>
        )}
        <h1 ref={h1} tabIndex={-1}>
          {heading}
        </h1>
        {lead}
      </div>
      {children}
    </div>
  )
}
