import { readFileSync, statSync } from 'node:fs'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'

/** Files of a certificate shown to the next server, and of authorities trusted there beside those that everybody trusts. */
export type CertificateFiles = { readonly cert?: string; readonly key?: string; readonly authority?: string }

/**
 * A certificate read again whenever one of its files has changed, so that a renewed one counts from the next connection on. While
 * the files do not fit together, as between the writing of one and the other, the one before goes on. Throws at the first reading.
 */
export function reloadedCertificate(files: CertificateFiles): () => SecureContext {
  const paths = [files.cert, files.key, files.authority].filter((path) => path !== undefined)
  let stamp = stampOf(paths)
  let context = read(files)
  return () => {
    try {
      const now = stampOf(paths)
      if (now === stamp) return context
      context = read(files)
      stamp = now
    } catch {
      // Half written, or gone for the moment.
    }
    return context
  }
}

function stampOf(paths: readonly string[]): string {
  return paths
    .map((path) => {
      const { mtimeMs, size, ino } = statSync(path)
      return `${mtimeMs} ${size} ${ino}`
    })
    .join(',')
}

function read({ cert, key, authority }: CertificateFiles): SecureContext {
  return createSecureContext({
    ...(cert === undefined ? {} : { cert: readFileSync(cert) }),
    ...(key === undefined ? {} : { key: readFileSync(key) }),
    ...(authority === undefined ? {} : { ca: [...rootCertificates, readFileSync(authority, 'utf8')] }),
  })
}
