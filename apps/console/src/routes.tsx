import type { QueryClient } from '@tanstack/react-query';
import { Suspense, use, useEffect, type ComponentType, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import type { AppProps } from './app.js';
import { readWorkbench } from './sections/workbench/reads.js';
import { SignInPage } from './session/sign-in-page.js';
import { Unbroken } from './shapes/broken.js';
import { Loading } from './shapes/index.js';
import { NoSuchPage } from './shapes/pages.js';
import { places } from './shell/places.js';
import { Shell } from './shell/shell.js';
import { useSettled } from './shell/use-settled.js';
import { loadWords, type Section } from './words/words.js';

interface Loaded {
  readonly element: ReactNode;
  /** Loads its code and words, once. */
  readonly load: () => Promise<ComponentType>;
}

/** A section with the words it needs; others come with what shows them. */
function page(part: () => Promise<ComponentType>, ...needs: readonly Section[]): Loaded {
  return shown(() => Promise.all([part(), loadWords(needs), loadStyles()]));
}

/** Styles of what sign-in and workbench do not show at once. */
function loadStyles(): Promise<unknown> {
  return import('./theme/antd-others.css');
}

/**
 * What came before it is drawn is drawn at once, while `lazy` would show its fallback first, and React keeps a fallback
 * for 300 ms.
 */
function shown(parts: () => Promise<readonly [ComponentType, ...unknown[]]>): Loaded {
  let loading: Promise<ComponentType> | undefined;
  let loaded: ComponentType | undefined;
  const load = (): Promise<ComponentType> => {
    loading ??= parts().then(([section]) => (loaded = section));
    return loading;
  };
  function Part(): ReactNode {
    const Section = loaded ?? use(load());
    return <Section />;
  }
  const element = (
    <Unbroken>
      <Suspense fallback={<Loading />}>
        <Part />
      </Suspense>
    </Unbroken>
  );
  return { element, load };
}

/** By the first part of their addresses. */
const sections = {
  '': shown(() =>
    Promise.all([
      import('./sections/workbench/section.js').then(({ WorkbenchSection }) => WorkbenchSection),
      loadWords(['workbench', 'tasks']),
    ]),
  ),
  plans: page(async () => (await import('./sections/plans/section.js')).PlansSection, 'plans', 'tasks'),
  tasks: page(async () => (await import('./sections/tasks/section.js')).TasksSection, 'tasks'),
  rectifications: page(async () => (await import('./sections/put-right/section.js')).RectificationsSection, 'putRight'),
  filings: page(async () => (await import('./sections/put-right/section.js')).FilingsSection, 'putRight'),
  reports: page(async () => (await import('./sections/put-right/section.js')).ReportsSection, 'putRight'),
  escalations: page(async () => (await import('./sections/put-right/section.js')).EscalationsSection, 'putRight'),
  'follow-ups': page(async () => (await import('./sections/put-right/section.js')).FollowUpsSection, 'putRight'),
  suggestions: page(
    async () => (await import('./sections/suggestions/section.js')).SuggestionsSection,
    'suggestions',
    'putRight',
  ),
  assessment: page(
    async () => (await import('./sections/assessment/section.js')).AssessmentSection,
    'assessment',
    'standard',
  ),
  surveys: page(async () => (await import('./sections/surveys/section.js')).SurveysSection, 'surveys', 'standard'),
  applications: page(
    async () => (await import('./sections/applications/section.js')).ApplicationsSection,
    'applications',
    'programmes',
    'standard',
    'putRight',
  ),
  complaints: page(
    async () => (await import('./sections/complaints/section.js')).ComplaintsSection,
    'complaints',
    'putRight',
  ),
  incidents: page(
    async () => (await import('./sections/complaints/section.js')).IncidentsSection,
    'complaints',
    'putRight',
  ),
  titles: page(async () => (await import('./sections/titles/section.js')).TitlesSection, 'titles'),
  notices: page(async () => (await import('./sections/notices/section.js')).NoticesSection, 'notices', 'titles'),
  praise: page(async () => (await import('./sections/praise/section.js')).PraiseSection, 'praise', 'notices', 'titles'),
  programmes: page(
    async () => (await import('./sections/programmes/section.js')).ProgrammesSection,
    'programmes',
    'standard',
  ),
  administration: page(
    async () => (await import('./sections/administration/section.js')).AdministrationSection,
    'administration',
  ),
  audit: page(
    async () => (await import('./sections/audit/section.js')).AuditSection,
    'audit',
    'kinds',
    'events',
    'fields',
  ),
  search: page(async () => (await import('./sections/search/section.js')).SearchSection, 'search'),
  me: page(async () => (await import('./sections/me/section.js')).MeSection, 'me'),
};

const publicPages = page(async () => (await import('./sections/public/section.js')).PublicSection, 'public');

/** Asks for what the page at `path` needs, while its frame is being read and drawn. */
export function begin(client: QueryClient, path: string): void {
  sectionAt(path)
    ?.load()
    .catch(() => undefined);
  if (path === '/') void readWorkbench(client);
}

const AHEAD_AFTER_MS = 1_000;

/** All styles, and the sections of the rail, one after the other once a page is at rest, so that each opens at once. */
function LoadsAhead(): null {
  const settled = useSettled(AHEAD_AFTER_MS);
  useEffect(() => {
    loadStyles().catch(() => undefined);
  }, []);
  useEffect(() => {
    if (settled) loadRail().catch(() => undefined);
  }, [settled]);
  return null;
}

async function loadRail(): Promise<void> {
  for (const { to } of places) await sectionAt(to)?.load();
}

function sectionAt(path: string): Loaded | undefined {
  const [, name = ''] = path.split('/');
  return Object.hasOwn(sections, name) ? sections[name as keyof typeof sections] : undefined;
}

/** Each section has its pages below its address and is loaded when it is first opened. */
export function Sections({ choice, signedIn }: AppProps): ReactNode {
  return (
    <Routes>
      <Route path="public/:tenant/*" element={publicPages.element} />
      {signedIn ? (
        <Route
          element={
            <>
              <Shell />
              <LoadsAhead />
            </>
          }
        >
          {Object.entries(sections).map(([name, { element }]) => (
            <Route key={name} path={name === '' ? '' : `${name}/*`} element={element} />
          ))}
          <Route path="*" element={<NoSuchPage />} />
        </Route>
      ) : (
        <Route path="*" element={<SignInPage choice={choice} />} />
      )}
    </Routes>
  );
}
