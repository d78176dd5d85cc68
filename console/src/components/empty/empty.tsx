import type { ReactNode } from 'react'
import './empty.css'

/** Nothing here, said plainly, with what one can do instead. */
export function Empty({ heading, children }: { heading: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{heading}</h2>
      {children}
    </div>
  )
}
