import type { Language } from '../words/words.js';
import { codeInWords, codeWordsIn, isCodeGroup, type CodeGroup } from './codes.js';
import { fieldWord } from './fields.js';
import { figureInWords, isFraction } from './figures.js';

export interface TimesInWords {
  readonly day: (day: string, language: Language) => string;
  readonly instant: (instant: string, language: Language) => string;
}

export interface Named {
  readonly zh: string;
  readonly en: string;
}

/** Where a value stands: of which record (see {@link recordOf}), in which field (JSON pointer). */
export interface Place {
  readonly record?: string;
  readonly path?: string;
  /** Names the codes of the record's own programme. */
  readonly names?: (code: string) => Named | undefined;
}

/** Something that has a name elsewhere, which is read when it is shown. */
export interface Reference {
  readonly kind: 'person' | 'unit' | 'division' | 'subject' | 'programme';
  readonly id: string;
}

export type Part = string | Reference;

/** `/api/plans/v1/tasks/{id}/history` is of `tasks`. */
export function recordOf(historyPath: string): string {
  return historyPath.split('/').findLast((step) => /^[a-z-]+$/.test(step) && step !== 'history') ?? '';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
const CODE = /^[a-z][a-zA-Z]*$/;

const YES_NO = { zh: ['是', '否'], en: ['yes', 'no'] } as const;

/** What an id in such a field is of; any other id says nothing to whoever reads a record. */
const REFERENCES: Readonly<Record<string, Reference['kind']>> = {
  assessors: 'person',
  byPersonId: 'person',
  completedBy: 'person',
  handlerId: 'person',
  personId: 'person',
  personIds: 'person',
  submitterIds: 'person',
  submitterUnits: 'unit',
  unitId: 'unit',
  unitIds: 'unit',
  divisionId: 'division',
  divisionIds: 'division',
  subjectId: 'subject',
  subjectIds: 'subject',
  programme: 'programme',
  programmeId: 'programme',
};

/** How the system keeps what it knows: nothing that somebody changed. */
const INTERNAL: ReadonlySet<string> = new Set([
  'correlationId',
  'position',
  'accounts',
  'basis',
  'calendar',
  'chain',
  'changedAt',
  'checkpoint',
  'codes',
  'columns',
  'compiled',
  'definition',
  'docketRevision',
  'eventId',
  'exportId',
  'filters',
  'format',
  'inputs',
  'job',
  'key',
  'list',
  'openTasks',
  'mediaType',
  'order',
  'origin',
  'periodKey',
  'planRevision',
  'revision',
  'rules',
  'seed',
  'settings',
  'sha256',
  'sheetRevision',
  'size',
  'stream',
  'timeZone',
  'verifierKey',
  'watchRevision',
]);

/** What people wrote: never a code, however it looks. */
const WRITTEN: ReadonlySet<string> = new Set([
  'about',
  'clause',
  'clauses',
  'content',
  'deliverables',
  'documentNumber',
  'duties',
  'fileName',
  'findings',
  'heading',
  'itemContent',
  'itemHeading',
  'lessons',
  'minutesNumber',
  'name',
  'note',
  'number',
  'place',
  'plaqueNumber',
  'problems',
  'publishedClause',
  'receipt',
  'reference',
  'statement',
  'text',
  'title',
]);

/** Codes that the programme of the record gives names to. */
const OF_PROGRAMME: ReadonlySet<string> = new Set([
  'best',
  'class',
  'code',
  'complaints',
  'components',
  'fact',
  'from',
  'grade',
  'grades',
  'group',
  'incidents',
  'indicator',
  'indicators',
  'kind',
  'kinds',
  'level',
  'missed',
  'previousClass',
  'requiredUnmet',
  'round',
  'roundCode',
  'rounds',
  'stage',
  'stars',
  'to',
  'told',
  'trigger',
  'unmet',
  'what',
]);

/** The meaning of a code where its field alone does not tell it from others; by its field, or by the field around it too. */
const GROUPS_OF: Readonly<Record<string, readonly CodeGroup[]>> = {
  'about.kind': ['suggestionAbout'],
  'classes.code': ['retentionCode'],
  'classes.kind': ['archived'],
  'cause.kind': ['circularCause', 'reopenedFor'],
  'due.kind': ['dueRule'],
  'fact.fact': ['docketFact'],
  'fact.form': ['roundForm', 'roundKind'],
  'fact.kind': ['titleFact', 'docketFact'],
  'fact.standing': ['docketStanding'],
  'failure.code': ['dossierFailure'],
  'follows.reason': ['treeBreak'],
  'lines.kind': ['archived'],
  'note.code': ['reasonCode'],
  'opinion.code': ['reasonCode'],
  'reason.code': ['reasonCode'],
  'rule.kind': ['dueRule'],
  'scope.kind': ['dossierScope'],
  'source.kind': ['taskSource', 'rectificationSource', 'slateSource'],
  actedBy: ['personRole'],
  because: ['overdueEnd'],
  cause: ['namingLost', 'suspendedBy', 'removalCause', 'reasonCode'],
  decidedBy: ['personRole'],
  from: ['reportPlace'],
  how: ['rectificationSettled'],
  reason: ['keyChange'],
  retention: ['retentionCode'],
  role: ['personRole', 'unitRole', 'taskPersonRole'],
  to: ['reportPlace'],
  what: ['batchOf'],
  way: ['servedWay', 'deliveryWay', 'escalationWay'],
  why: ['blockLifted'],
};

/** Say a code nowhere but where {@link GROUPS_OF} names them. */
const ELSEWHERE_UNSAID: ReadonlySet<CodeGroup> = new Set(['archived', 'dossierScope']);

const STATUS_OF: Readonly<Record<string, CodeGroup>> = {
  applications: 'applicationStatus',
  circulars: 'circularStatus',
  commendations: 'commendationStatus',
  complaints: 'complaintStatus',
  divisions: 'divisionStatus',
  disposals: 'disposalStatus',
  docket: 'docketStanding',
  dossiers: 'dossierStatus',
  escalations: 'escalationStatus',
  files: 'fileStatus',
  filings: 'filingStatus',
  'follow-ups': 'followUpStatus',
  gate: 'gateStatus',
  incidents: 'incidentStatus',
  notices: 'noticeStatus',
  objections: 'objectionStatus',
  people: 'personStatus',
  plans: 'planStatus',
  rectifications: 'rectificationStatus',
  reports: 'reportStatus',
  results: 'resultStatus',
  'roll-ups': 'rollUpStatus',
  rounds: 'roundStatus',
  services: 'registrationStatus',
  sheets: 'sheetStatus',
  slates: 'slateStatus',
  subjects: 'registrationStatus',
  suggestions: 'suggestionStatus',
  surveys: 'surveyStatus',
  tasks: 'taskStatus',
  titles: 'titleStanding',
  units: 'registrationStatus',
};

export type ValueSayer = (value: unknown, language: Language, place?: Place) => readonly Part[];

/** Whether a change at that path (JSON pointer) is one that somebody made. */
export function isOfPeople(path: string): boolean {
  return !fieldsOf(path).some((field) => INTERNAL.has(field));
}

/** A value of a record as people read it: days, figures, names and codes in words, what is inside others by its fields. */
export function valueSayer(times: TimesInWords): ValueSayer {
  return say;

  function say(value: unknown, language: Language, place: Place = {}): readonly Part[] {
    if (value === null || value === undefined || !isOfPeople(place.path ?? '')) return [];
    if (typeof value === 'string') return sayText(value, language, place);
    if (typeof value === 'boolean') return [YES_NO[language][value ? 0 : 1]];
    if (typeof value === 'number') return [String(value)];
    if (typeof value !== 'object') return [];
    if (!Array.isArray(value)) return isFraction(value) ? [figureInWords(value)] : sayObject(value, language, place);
    return joined(
      value.map((item) => say(item, language, place)),
      language === 'zh' ? '、' : ', ',
    );
  }

  function sayText(text: string, language: Language, place: Place): readonly Part[] {
    if (DAY.test(text)) return [times.day(text, language)];
    if (INSTANT.test(text)) return [times.instant(text, language)];
    const field = fieldsOf(place.path ?? '').at(-1) ?? '';
    if (ID.test(text)) {
      const kind = REFERENCES[field];
      return kind === undefined ? [] : [{ kind, id: text }];
    }
    if (HASH.test(text) || text === '') return [];
    if (WRITTEN.has(field)) return [text];
    const words = CODE.test(text) ? sayCode(text, language, place) : (sayByField(text, language, place) ?? text);
    return words === null ? [] : [words];
  }

  function sayObject(value: object, language: Language, place: Place): readonly Part[] {
    const fields = new Map<string, unknown>(Object.entries(value));
    const inside = (field: string): readonly Part[] =>
      say(fields.get(field), language, { ...place, path: `${place.path ?? ''}/${field}` });
    if (fields.has('$sealed')) return [];
    if (fields.has('zh') && fields.has('en')) return [String(fields.get(language))];
    if (fields.has('personId')) {
      const named = [inside('unit'), inside('post'), [...inside('personId'), ...inside('text')]];
      return joined(named, ' ');
    }
    const name = fields.get('name') ?? fields.get('fileName') ?? fields.get('text');
    if (typeof name === 'string') return [name];
    if (fields.has('calendar') && (fields.has('lastDay') || fields.has('on')))
      return inside(fields.has('lastDay') ? 'lastDay' : 'on');
    const inner = [...fields.keys()].map((field) => {
      const words = inside(field);
      const called = fieldWord(field, language) ?? place.names?.(field)?.[language];
      if (words.length === 0 || called === undefined) return [];
      return language === 'zh' ? [`${called}：`, ...words] : [`${called}: `, ...words];
    });
    return joined(inner, language === 'zh' ? '；' : '; ');
  }
}

/** What is said in plain text, without the names that are read when they are shown. */
export function plainTextOf(parts: readonly Part[]): string {
  return parts.filter((part) => typeof part === 'string').join('');
}

function joined(said: readonly (readonly Part[])[], mark: string): readonly Part[] {
  return said.filter((parts) => parts.length > 0).flatMap((parts, index) => (index === 0 ? parts : [mark, ...parts]));
}

function fieldsOf(path: string): readonly string[] {
  return path.split('/').filter((step) => step !== '' && !/^\d+$/.test(step));
}

/** By the record's own status or by its field. */
function sayByField(code: string, language: Language, { record, path = '' }: Place): string | null {
  const fields = fieldsOf(path);
  const [around, field = ''] = [fields.at(-2), fields.at(-1)];
  const own = path === '/status' || path === '/standing' ? STATUS_OF[record ?? ''] : undefined;
  const groups = [
    ...(own === undefined ? [] : [own]),
    ...(GROUPS_OF[`${around ?? ''}.${field}`] ?? []),
    ...(GROUPS_OF[field] ?? []),
  ];
  const group = groups.find((one) => Object.hasOwn(codeWordsIn(language)[one] ?? {}, code));
  return group === undefined ? null : codeInWords(group, code, language);
}

/** By what {@link sayByField} knows, by the programme; otherwise where all groups that know the code say the same. */
function sayCode(code: string, language: Language, place: Place): string | null {
  const { path = '', names } = place;
  const fields = fieldsOf(path);
  const [around, field = ''] = [fields.at(-2), fields.at(-1)];
  const byField = sayByField(code, language, place);
  if (byField !== null) return byField;
  const words = codeWordsIn(language);
  const ofProgramme = names?.(code)?.[language];
  if (ofProgramme !== undefined && (OF_PROGRAMME.has(field) || fields.some((step) => OF_PROGRAMME.has(step))))
    return ofProgramme;
  if (code === 'none' && (field === 'grade' || around === 'grades')) return NO_GRADE[language];
  const known = Object.keys(words).filter(
    (name): name is CodeGroup =>
      isCodeGroup(name, language) && !ELSEWHERE_UNSAID.has(name) && Object.hasOwn(words[name] ?? {}, code),
  );
  const fitting = known.filter((name) => field !== '' && name.toLowerCase().endsWith(field.toLowerCase()));
  const said = new Set((fitting.length > 0 ? fitting : known).map((name) => codeInWords(name, code, language)));
  return said.size === 1 ? [...said].join('') : null;
}

const NO_GRADE = { zh: '未达标', en: 'No grade' } as const;
