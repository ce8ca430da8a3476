/** A page of the console, in the eyes of one who works in it. */
export interface ConsolePage {
  readonly section: string;
  readonly account: string;
  /** `{list}` stands for the id of the first record of that list, `{list#form=own}` for the first whose form is own, `{list|unit}` for another member of it. */
  readonly at: string;
  /** The list it shows; a record shows what its `{list}` names, other pages whatever they read. */
  readonly list?: string;
  /** It asks for nothing but who is signed in. */
  readonly asks?: false;
  /** Where the server cannot be reached it goes on with what it kept of the last visit. */
  readonly keeps?: true;
  /** Whether the demo alone leaves something to look at; else only a county in which everything happened does. */
  readonly demo: boolean;
  /** A county in which everything happened has none. */
  readonly county?: false;
  /** It is looked at with a thousand rows too. */
  readonly many?: true;
  readonly english?: true;
}

type More = Partial<Pick<ConsolePage, 'list' | 'asks' | 'keeps' | 'many' | 'english' | 'demo' | 'county'>>;

const seenBy =
  (section: string, account: string) =>
  (at: string, more: More = {}): ConsolePage => ({ section, account, at, demo: true, ...more });

const OFFICE = 'county-office';
const workbench = seenBy('workbench', 'office');
const plans = seenBy('plans', 'office');
const tasks = seenBy('tasks', 'office');
const putRight = seenBy('tasks', OFFICE);
const assessment = seenBy('assessment', OFFICE);
const titles = seenBy('titles', OFFICE);
const programmes = seenBy('programmes', 'office');
const administration = seenBy('administration', 'office');
const system = seenBy('administration', 'system');
const auditAdmin = seenBy('administration', 'audit-admin');
const audit = seenBy('audit', 'auditor');
const archive = seenBy('audit', 'office');
const community = seenBy('community', 'community');
const leader = seenBy('leader', 'leader');

const CONCLUDED = 'assessments/v1/rounds?status=concluded';
const RANKING = `assessments/v1/rounds/{${CONCLUDED}}/ranking`;

/** Every page behind the sign-in. */
export const PAGES: readonly ConsolePage[] = [
  workbench('/', { english: true }),
  workbench('/search?q=社区'),
  workbench('/me', { asks: false }),

  plans('/plans', { list: 'plans/v1/plans', english: true }),
  plans('/plans/new'),
  plans('/plans/import', { asks: false }),
  plans('/plans/{plans/v1/plans}', { many: true, english: true }),
  plans('/plans/{plans/v1/plans}/responsibility', { many: true }),

  tasks('/tasks', { list: 'plans/v1/tasks', many: true, english: true }),
  tasks('/tasks?view=board', { list: 'plans/v1/tasks', many: true }),
  tasks('/tasks/{plans/v1/tasks}', { english: true }),
  putRight('/rectifications', { list: 'plans/v1/rectifications' }),
  putRight('/rectifications/{plans/v1/rectifications}'),
  putRight('/filings', { list: 'plans/v1/filings' }),
  putRight('/filings/{plans/v1/filings}', { demo: false }),
  putRight('/reports', { list: 'plans/v1/reports' }),
  putRight('/reports/{plans/v1/reports}'),
  putRight('/escalations', { list: 'plans/v1/escalations' }),
  putRight('/escalations/{plans/v1/escalations}', { demo: false }),
  putRight('/follow-ups', { list: 'plans/v1/follow-ups' }),
  putRight('/follow-ups/{plans/v1/follow-ups}'),
  putRight('/suggestions', { list: 'plans/v1/suggestions' }),
  tasks('/suggestions/{plans/v1/suggestions}', { demo: false }),

  assessment('/assessment', { list: 'assessments/v1/rounds', english: true }),
  assessment('/assessment/rounds/{assessments/v1/rounds}', { many: true }),
  assessment('/assessment/rounds/{assessments/v1/rounds?status=concluded}'),
  assessment('/assessment/rounds/{assessments/v1/rounds?status=concluded}/what-if'),
  assessment('/assessment/sheets/{assessments/v1/sheets}', { keeps: true }),
  assessment('/assessment/sheets/{assessments/v1/sheets?status=scored}', { keeps: true }),
  assessment(`/assessment/results/{${RANKING}}`),
  assessment(
    `/assessment/subjects/{${RANKING}|subject.id}/trend?programmeId={${CONCLUDED}|programme}&roundCode={${CONCLUDED}|roundCode}`,
  ),
  assessment('/surveys', { list: 'assessments/v1/surveys' }),
  assessment('/surveys/{assessments/v1/surveys}', { demo: false }),
  assessment('/applications', { list: 'assessments/v1/applications' }),
  assessment('/applications/{assessments/v1/applications}'),
  assessment('/complaints', { list: 'assessments/v1/complaints' }),
  assessment('/complaints/{assessments/v1/complaints}', { demo: false }),
  assessment('/incidents', { list: 'assessments/v1/incidents' }),
  assessment('/incidents/{assessments/v1/incidents}'),

  titles('/titles', { list: 'awards/v1/titles', english: true }),
  titles('/titles/{awards/v1/titles}', { english: true }),
  titles('/titles/{awards/v1/titles?status=removed}', { demo: false }),
  titles('/titles/bulk-signatures/{awards/v1/titles/bulk-signatures}', { demo: false }),
  titles('/titles/districts'),
  titles('/titles/roll-ups', { list: 'awards/v1/roll-ups' }),
  titles('/titles/roll-ups/{awards/v1/roll-ups}', { demo: false }),
  titles('/notices', { list: 'awards/v1/notices' }),
  titles('/notices/{awards/v1/notices}'),
  titles('/notices/slates', { list: 'awards/v1/slates' }),
  titles('/notices/slates/{awards/v1/slates}'),
  titles('/notices/objections', { list: 'awards/v1/objections' }),
  titles('/notices/objections/{awards/v1/objections}', { demo: false }),
  titles('/praise/commendations', { list: 'awards/v1/commendations' }),
  titles('/praise/commendations/{awards/v1/commendations}'),
  titles('/praise/circulars', { list: 'awards/v1/circulars' }),
  titles('/praise/circulars/{awards/v1/circulars}', { demo: false }),

  programmes('/programmes', { list: 'plans/v1/programmes', english: true }),
  programmes('/programmes/{plans/v1/programmes}'),
  programmes('/programmes/{plans/v1/programmes}?tab=compare'),

  administration('/administration/people', { list: 'directory/v1/people', english: true }),
  system('/administration/people/{directory/v1/people}'),
  administration('/administration/people/{directory/v1/people}/hand-over'),
  administration('/administration/exports', { list: 'plans/v1/exports' }),
  administration('/administration/units', { list: 'directory/v1/units' }),
  administration('/administration/units/{directory/v1/units}'),
  administration('/administration/divisions', { list: 'directory/v1/divisions' }),
  administration('/administration/divisions/{directory/v1/divisions}'),
  administration('/administration/subjects', { list: 'directory/v1/subjects', many: true }),
  administration('/administration/subjects/{directory/v1/subjects}'),
  system('/administration/operations'),
  auditAdmin('/administration/reads', { list: 'plans/v1/reads' }),

  audit('/audit/trees', { list: 'audit/v1/trees', english: true }),
  audit('/audit/proof', { asks: false }),
  audit('/audit/states', { list: 'audit/v1/states', english: true }),
  audit('/audit/states/{audit/v1/states}', { demo: false }),
  audit('/audit/states/{audit/v1/states}/plans.task', { demo: false }),
  audit('/audit/states/{audit/v1/states}/plans.task/{audit/v1/states/{audit/v1/states}/records/plans.task}', {
    demo: false,
  }),

  archive('/audit/dossiers', { list: 'audit/v1/dossiers', english: true }),
  archive('/audit/dossiers/{audit/v1/dossiers}', { demo: false }),
  archive('/audit/retention', { english: true }),
  archive('/audit/disposals', { list: 'audit/v1/disposals', english: true }),
  archive('/audit/disposals/{audit/v1/disposals}', { demo: false }),

  community('/'),
  community('/tasks', { list: 'plans/v1/tasks' }),
  community('/me/file'),
  community('/reports', { list: 'plans/v1/reports' }),
  community('/assessment', { list: 'assessments/v1/rounds' }),
  community('/assessment/sheets/{assessments/v1/sheets#form=selfCheck}/self-check', { county: false, keeps: true }),
  leader('/'),
  leader('/titles', { list: 'awards/v1/titles' }),
  leader('/plans', { list: 'plans/v1/plans' }),
];

/** Pages without signing in; `<district>` stands for its name. */
export const PUBLIC_PAGES: readonly ConsolePage[] = [
  { section: 'public', account: '', at: '/', asks: false, demo: true },
  { section: 'public', account: '', at: '/public/<district>/notices', demo: true, english: true },
  {
    section: 'public',
    account: '',
    at: '/public/<district>/notices/{awards/v1/public/<district>/notices}',
    demo: false,
  },
  { section: 'public', account: '', at: '/public/<district>/titles', demo: true },
  { section: 'public', account: '', at: '/public/<district>/titles/{awards/v1/public/<district>/titles}', demo: false },
];
