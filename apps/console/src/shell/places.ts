import type { Action, Role } from '../session/me.js';

export type PlaceName =
  'workbench' | 'plans' | 'tasks' | 'assessment' | 'titles' | 'programmes' | 'audit' | 'administration';

export interface Place {
  readonly name: PlaceName;
  /** One character above the name stands for it. */
  readonly mark: string;
  readonly to: string;
  /** After `g`: the first letter of its pinyin. */
  readonly key: string;
  /** Pages that stand beside each other below it. */
  readonly pages: readonly PageOfPlace[];
  /** Only for these roles; for everybody when it is left out. */
  readonly roles?: readonly Role[];
  /** Only for whom the server lets do one of these somewhere. */
  readonly needs?: readonly Action[];
}

export interface PageOfPlace {
  readonly name: PageName;
  readonly to: string;
  /** Only for whom the server lets do this somewhere. */
  readonly needs?: Action;
}

export type PageName =
  | 'plans'
  | 'tasks'
  | 'rectifications'
  | 'filings'
  | 'reports'
  | 'escalations'
  | 'followUps'
  | 'suggestions'
  | 'rounds'
  | 'applications'
  | 'surveys'
  | 'complaints'
  | 'incidents'
  | 'titles'
  | 'slates'
  | 'notices'
  | 'objections'
  | 'commendations'
  | 'circulars'
  | 'dossiers'
  | 'retention'
  | 'disposals'
  | 'trees'
  | 'proof'
  | 'states'
  | 'people'
  | 'units'
  | 'divisions'
  | 'subjects'
  | 'operations'
  | 'exports'
  | 'reads';

/** The rail, in the order of a campaign's life. */
export const places: readonly Place[] = [
  { name: 'workbench', mark: '办', to: '/', key: 'b', pages: [] },
  { name: 'plans', mark: '案', to: '/plans', key: 'f', pages: [] },
  {
    name: 'tasks',
    mark: '务',
    to: '/tasks',
    key: 'r',
    pages: [
      { name: 'tasks', to: '/tasks' },
      { name: 'rectifications', to: '/rectifications' },
      { name: 'filings', to: '/filings' },
      { name: 'reports', to: '/reports' },
      { name: 'escalations', to: '/escalations' },
      { name: 'followUps', to: '/follow-ups' },
      { name: 'suggestions', to: '/suggestions' },
    ],
  },
  {
    name: 'assessment',
    mark: '评',
    to: '/assessment',
    key: 'k',
    pages: [
      { name: 'rounds', to: '/assessment' },
      { name: 'applications', to: '/applications' },
      { name: 'surveys', to: '/surveys' },
      { name: 'complaints', to: '/complaints' },
      { name: 'incidents', to: '/incidents' },
    ],
  },
  {
    name: 'titles',
    mark: '誉',
    to: '/titles',
    key: 'c',
    pages: [
      { name: 'titles', to: '/titles' },
      { name: 'slates', to: '/notices/slates' },
      { name: 'notices', to: '/notices' },
      { name: 'objections', to: '/notices/objections' },
      { name: 'commendations', to: '/praise/commendations' },
      { name: 'circulars', to: '/praise/circulars' },
    ],
  },
  { name: 'programmes', mark: '项', to: '/programmes', key: 'x', pages: [] },
  {
    name: 'audit',
    mark: '档',
    to: '/audit',
    key: 'd',
    pages: [
      { name: 'trees', to: '/audit/trees', needs: 'log.read' },
      { name: 'proof', to: '/audit/proof', needs: 'log.read' },
      { name: 'states', to: '/audit/states', needs: 'state.read' },
      { name: 'dossiers', to: '/audit/dossiers', needs: 'dossier.read' },
      { name: 'retention', to: '/audit/retention', needs: 'retention.read' },
      { name: 'disposals', to: '/audit/disposals', needs: 'disposal.read' },
    ],
    needs: ['log.read', 'state.read', 'dossier.read'],
  },
  {
    name: 'administration',
    mark: '管',
    to: '/administration',
    key: 'g',
    pages: [
      { name: 'people', to: '/administration/people' },
      { name: 'units', to: '/administration/units' },
      { name: 'divisions', to: '/administration/divisions' },
      { name: 'subjects', to: '/administration/subjects' },
      { name: 'operations', to: '/administration/operations', needs: 'operations.manage' },
      { name: 'exports', to: '/administration/exports' },
      { name: 'reads', to: '/administration/reads', needs: 'seat.readReads' },
    ],
    roles: ['office', 'leader', 'systemAdmin', 'securityAdmin', 'auditAdmin', 'auditor'],
  },
];

/** The place a path belongs to, and which of its pages: the longest that fits. */
export function placeOf(path: string): { readonly place: Place | undefined; readonly page: string | undefined } {
  const found = places
    .flatMap((place) => [place.to, ...place.pages.map(({ to }) => to)].map((to) => ({ place, to })))
    .filter(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
  return { place: found?.place, page: found?.to };
}
