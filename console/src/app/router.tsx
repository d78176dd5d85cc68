import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Crash } from './crash.tsx'
import { NotFound } from './not-found.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('../areas/home/home-page.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail',
    component: lazyRouteComponent(() => import('../areas/mail/held-page.tsx'), 'HeldPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/review',
    component: lazyRouteComponent(() => import('../areas/review/review-page.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/health',
    component: lazyRouteComponent(() => import('../areas/mail-health/health-page.tsx'), 'MailHealthPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/measurement',
    component: lazyRouteComponent(() => import('../areas/mail-health/measurement-page.tsx'), 'MeasurementPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/mine',
    component: lazyRouteComponent(() => import('../areas/mail/mine-page.tsx'), 'MinePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/own',
    component: lazyRouteComponent(() => import('../areas/my-mail/my-mail-page.tsx'), 'MyMailPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/own/$id',
    component: lazyRouteComponent(() => import('../areas/my-mail/my-message-page.tsx'), 'MyMessagePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/received',
    component: lazyRouteComponent(() => import('../areas/mail/received-page.tsx'), 'ReceivedPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/agreed',
    component: lazyRouteComponent(() => import('../areas/mail/agreed-page.tsx'), 'AgreedPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/queue',
    component: lazyRouteComponent(() => import('../areas/mail-queue/queue-page.tsx'), 'QueuePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/queue/$name',
    component: lazyRouteComponent(() => import('../areas/mail-queue/destination-page.tsx'), 'DestinationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/held/$id',
    component: lazyRouteComponent(() => import('../areas/mail/held-message-page.tsx'), 'HeldMessagePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mail/messages/$id',
    component: lazyRouteComponent(() => import('../areas/mail/message-page.tsx'), 'MessagePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policy',
    component: lazyRouteComponent(() => import('../areas/policy/policy-page.tsx'), 'PolicyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policy/check',
    component: lazyRouteComponent(() => import('../areas/check/check-page.tsx'), 'CheckPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policy/compare',
    component: lazyRouteComponent(() => import('../areas/compare/compare-page.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policy/compare/$id',
    component: lazyRouteComponent(() => import('../areas/compare/compare-page.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policy/clauses/$id',
    component: lazyRouteComponent(() => import('../areas/policy/clause-page.tsx'), 'ClausePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/may-i',
    component: lazyRouteComponent(() => import('../areas/may-i/acts-page.tsx'), 'ActsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/may-i/$id',
    component: lazyRouteComponent(() => import('../areas/may-i/ask-page.tsx'), 'AskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/schools',
    component: lazyRouteComponent(() => import('../areas/schools/schools-page.tsx'), 'SchoolsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger',
    component: lazyRouteComponent(() => import('../areas/ledger/ledger-page.tsx'), 'LedgerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ledger/$id',
    component: lazyRouteComponent(() => import('../areas/ledger/proof-page.tsx'), 'ProofPage'),
  }),
]

/** Every page of the console. Areas are loaded when they are first opened. */
export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: false,
    defaultErrorComponent: Crash,
    scrollRestoration: true,
  })
}
