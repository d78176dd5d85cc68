import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { detectors } from '@beadle/detectors'
import { openPolicy, product } from '@beadle/packs'
import { publishedSchemas } from '../../packs/src/schema/published-schemas.ts'
import { clausesPage } from './clause-pages.ts'
import { contentControlsPage } from './content-controls-page.ts'
import { controlsPage } from './control-pages.ts'
import { coveragePage } from './coverage-page.ts'
import { detectorsPage } from './detectors-page.ts'
import { errorsPage } from './errors-page.ts'
import { ledgerKindsPage } from './ledger-kinds-page.ts'
import { settingsPage } from './settings-page.ts'
import { vocabularyPage } from './vocabulary-page.ts'

/** Every generated file but the words themselves and the database's schema, by path from the root of the repository. */
export async function generatedPages(root: string): Promise<Record<string, string>> {
  const { controls } = product
  const schemas = Object.entries(publishedSchemas(controls)).map(([name, schema]) => [
    `policies/schema/${name}`,
    `${JSON.stringify(schema, null, 1)}\n`,
  ])
  const folders = readdirSync(join(root, 'policies')).filter((name) =>
    existsSync(join(root, 'policies', name, 'policy.yaml')),
  )
  const policies = folders.toSorted().map((name) => openPolicy(join(root, 'policies', name), product))
  return {
    ...Object.fromEntries(schemas),
    'docs/reference/controls.md': controlsPage(controls, policies),
    'docs/reference/coverage.md': coveragePage(policies),
    'docs/reference/detectors.md': detectorsPage(detectors),
    'docs/reference/content-controls.md': contentControlsPage(root),
    'docs/reference/vocabulary.md': vocabularyPage(),
    'docs/reference/errors.md': await errorsPage(root),
    'docs/reference/settings.md': settingsPage(),
    'docs/reference/ledger-kinds.md': ledgerKindsPage(),
    ...Object.fromEntries(
      policies.map((policy) => [`docs/reference/clauses-${policy.version.policy}.md`, clausesPage(policy)]),
    ),
  }
}
