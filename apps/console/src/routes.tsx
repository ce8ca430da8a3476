import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import type { AppProps } from './app.js';
import { SignInPage } from './session/sign-in-page.js';
import { Unbroken } from './shapes/broken.js';
import { Loading } from './shapes/index.js';
import { NoSuchPage } from './shapes/pages.js';
import { Shell } from './shell/shell.js';
import { loadWords, type Section } from './words/words.js';

/** A section with the words it needs; others come with what shows them. */
function page(load: () => Promise<ComponentType>, ...needs: readonly Section[]): ReactNode {
  const Part = lazy(async () => {
    const [section] = await Promise.all([load(), loadWords(needs)]);
    return { default: section };
  });
  return (
    <Unbroken>
      <Suspense fallback={<Loading />}>
        <Part />
      </Suspense>
    </Unbroken>
  );
}

const sections = {
  workbench: page(async () => (await import('./sections/workbench/section.js')).WorkbenchSection, 'workbench', 'tasks'),
  plans: page(async () => (await import('./sections/plans/section.js')).PlansSection, 'plans', 'tasks'),
  tasks: page(async () => (await import('./sections/tasks/section.js')).TasksSection, 'tasks'),
  rectifications: page(async () => (await import('./sections/put-right/section.js')).RectificationsSection, 'putRight'),
  filings: page(async () => (await import('./sections/put-right/section.js')).FilingsSection, 'putRight'),
  reports: page(async () => (await import('./sections/put-right/section.js')).ReportsSection, 'putRight'),
  escalations: page(async () => (await import('./sections/put-right/section.js')).EscalationsSection, 'putRight'),
  followUps: page(async () => (await import('./sections/put-right/section.js')).FollowUpsSection, 'putRight'),
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
  search: page(async () => (await import('./sections/search/section.js')).SearchSection, 'search'),
  me: page(async () => (await import('./sections/me/section.js')).MeSection, 'me'),
  public: page(async () => (await import('./sections/public/section.js')).PublicSection, 'public'),
};

/** Each section has its pages below one of these paths and is loaded when it is first opened. */
export function Sections({ choice, signedIn }: AppProps): ReactNode {
  return (
    <Routes>
      <Route path="public/:tenant/*" element={sections.public} />
      {signedIn ? (
        <Route element={<Shell />}>
          <Route index element={sections.workbench} />
          <Route path="plans/*" element={sections.plans} />
          <Route path="tasks/*" element={sections.tasks} />
          <Route path="rectifications/*" element={sections.rectifications} />
          <Route path="filings/*" element={sections.filings} />
          <Route path="reports/*" element={sections.reports} />
          <Route path="escalations/*" element={sections.escalations} />
          <Route path="follow-ups/*" element={sections.followUps} />
          <Route path="suggestions/*" element={sections.suggestions} />
          <Route path="assessment/*" element={sections.assessment} />
          <Route path="surveys/*" element={sections.surveys} />
          <Route path="applications/*" element={sections.applications} />
          <Route path="complaints/*" element={sections.complaints} />
          <Route path="incidents/*" element={sections.incidents} />
          <Route path="titles/*" element={sections.titles} />
          <Route path="notices/*" element={sections.notices} />
          <Route path="praise/*" element={sections.praise} />
          <Route path="programmes/*" element={sections.programmes} />
          <Route path="administration/*" element={sections.administration} />
          <Route path="search" element={sections.search} />
          <Route path="me/*" element={sections.me} />
          <Route path="*" element={<NoSuchPage />} />
        </Route>
      ) : (
        <Route path="*" element={<SignInPage choice={choice} />} />
      )}
    </Routes>
  );
}
