import { domainToASCII } from 'node:url'
import type { Destination, Route } from './route.ts'

const mostRemembered = 10_000

/** Says where the mail of a recipient goes. Pure but for what it remembers of its own answers. */
export class RouteTable {
  readonly routes: readonly Route[]
  /** The one destination there can be, where the table has no other: nothing need be sorted then. */
  readonly only: Destination | undefined
  readonly namesSchools: boolean
  readonly #known = new Map<string, Destination | undefined>()

  constructor(routes: readonly Route[]) {
    this.routes = routes
    this.namesSchools = routes.some(({ school }) => school !== undefined)
    const [first] = routes
    const takesAll = first?.school === undefined && first?.domains.includes('*') && first.to !== 'mx'
    this.only = first && takesAll ? { key: first.name, route: first, domain: '' } : undefined
  }

  /** The destination of an address; undefined when no route fits. `school` is a slug. */
  of(address: string, school: string): Destination | undefined {
    if (this.only) return this.only
    const domain = domainOf(address)
    const key = `${this.namesSchools ? school : ''} ${domain}`
    if (this.#known.has(key)) return this.#known.get(key)
    const found = this.#find(domain, school)
    if (this.#known.size >= mostRemembered) this.#known.clear()
    this.#known.set(key, found)
    return found
  }

  #find(domain: string, school: string): Destination | undefined {
    const route = this.routes.find(
      (each) =>
        (each.school === undefined || each.school === school) && each.domains.some((pattern) => fits(domain, pattern)),
    )
    if (!route) return undefined
    return { key: route.to === 'mx' ? `mx:${domain}` : route.name, route, domain }
  }
}

/** The domain of an address as the DNS knows it: lower case, letters beyond ASCII as A-labels (RFC 5891). */
export function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (domain.startsWith('[')) return domain.toLowerCase()
  return domainToASCII(domain) || domain.toLowerCase()
}

function fits(domain: string, pattern: string): boolean {
  if (pattern === '*') return true
  return pattern.startsWith('*.') ? domain.endsWith(pattern.slice(1)) : domain === pattern
}
