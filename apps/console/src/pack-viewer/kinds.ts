/** Where the console reads the records of a category that people keep. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  application: 'applications',
  circular: 'circulars',
  commendation: 'commendations',
  complaint: 'complaints',
  disposal: 'disposals',
  division: 'divisions',
  dossier: 'dossiers',
  escalation: 'escalations',
  filing: 'filings',
  followup: 'follow-ups',
  incident: 'incidents',
  notice: 'notices',
  objection: 'objections',
  person: 'people',
  plan: 'plans',
  programme: 'programmes',
  rectification: 'rectifications',
  report: 'reports',
  rollup: 'roll-ups',
  retention: 'retention',
  round: 'rounds',
  sheet: 'sheets',
  slate: 'slates',
  subject: 'subjects',
  suggestion: 'suggestions',
  survey: 'surveys',
  task: 'tasks',
  title: 'titles',
  unit: 'units',
};

/** Kept by people beside those that have lists. */
const ALSO_OF_PEOPLE = /^(?:batch|result|service|tenant|(?:\w+_)?file)$/;

/** Whether people keep such records, and not the system for itself. */
export function isOfPeople(kind: string): boolean {
  return COLLECTIONS[kind] !== undefined || ALSO_OF_PEOPLE.test(kind);
}

/** Where the console reads such records: what a status there means. */
export function collectionOf(kind: string): string {
  return COLLECTIONS[kind] ?? (/^(?:\w+_)?file$/.test(kind) ? 'files' : kind);
}
