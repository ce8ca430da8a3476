import type { Language } from '../words/words.js';
import { codeInWords, codeWordsIn, isCodeGroup, type CodeGroup } from './codes.js';
import { fieldWord } from './fields.js';
import { figureInWords, isFraction } from './figures.js';

export interface TimesInWords {
  readonly day: (day: string, language: Language) => string;
  readonly instant: (instant: string, language: Language) => string;
}

/** Where a value stands: of which record (see {@link recordOf}), in which field (JSON pointer). */
export interface Place {
  readonly record?: string;
  readonly path?: string;
}

/** `/api/plans/v1/tasks/{id}/history` is of `tasks`. */
export function recordOf(historyPath: string): string {
  return historyPath.split('/').findLast((step) => /^[a-z-]+$/.test(step) && step !== 'history') ?? '';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const ID = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^([0-9a-f]{8})[0-9a-f]{56}$/;
const CODE = /^[a-z][a-zA-Z]*$/;

const YES_NO = { zh: ['是', '否'], en: ['yes', 'no'] } as const;

const STATUS_OF: Readonly<Record<string, CodeGroup>> = {
  applications: 'applicationStatus',
  circulars: 'circularStatus',
  commendations: 'commendationStatus',
  complaints: 'complaintStatus',
  divisions: 'divisionStatus',
  docket: 'docketStanding',
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

export type ValueSayer = (value: unknown, language: Language, place?: Place) => string;

/** A value of a record as people read it: days, figures, names and codes in words, what is inside others by its fields. */
export function valueSayer(times: TimesInWords): ValueSayer {
  return say;

  function say(value: unknown, language: Language, place: Place = {}): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return sayText(value, language, place);
    if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'object') return '';
    if (!Array.isArray(value)) return isFraction(value) ? figureInWords(value) : sayObject(value, language, place);
    return value
      .map((item) => say(item, language, place))
      .filter((words) => words !== '')
      .join(language === 'zh' ? '、' : ', ');
  }

  function sayText(text: string, language: Language, place: Place): string {
    if (DAY.test(text)) return times.day(text, language);
    if (INSTANT.test(text)) return times.instant(text, language);
    const [, start] = ID.exec(text) ?? HASH.exec(text) ?? [];
    if (start !== undefined) return `${start}…`;
    return CODE.test(text) ? sayCode(text, language, place) : text;
  }

  function sayObject(value: object, language: Language, place: Place): string {
    const fields = new Map<string, unknown>(Object.entries(value));
    if (fields.has('$sealed')) return '';
    if (fields.has('zh') && fields.has('en')) return String(fields.get(language));
    if (fields.has('personId'))
      return `${say(fields.get('unit'), language)} ${say(fields.get('post'), language)}`.trim();
    const name = fields.get('name') ?? fields.get('fileName') ?? fields.get('text');
    if (typeof name === 'string') return name;
    if (fields.has('lastDay') && fields.has('calendar')) return say(fields.get('lastDay'), language);
    return [...fields]
      .flatMap(([field, inner]) => {
        const words = say(inner, language, { ...place, path: `${place.path ?? ''}/${field}` });
        const name = fieldWord(field, language);
        if (words === '' || name === undefined) return [];
        return language === 'zh' ? `${name}：${words}` : `${name}: ${words}`;
      })
      .join(language === 'zh' ? '；' : '; ');
  }
}

/** By the record's own status; otherwise where all groups that know the code say the same. */
function sayCode(code: string, language: Language, { record, path }: Place): string {
  const group = path === '/status' || path === '/standing' ? STATUS_OF[record ?? ''] : undefined;
  if (group !== undefined) return codeInWords(group, code, language);
  const field = path?.split('/').findLast((step) => fieldWord(step, language) !== undefined);
  const words = codeWordsIn(language);
  const known = Object.keys(words).filter(
    (name): name is CodeGroup => isCodeGroup(name, language) && Object.hasOwn(words[name] ?? {}, code),
  );
  const fitting = known.filter((name) => field !== undefined && name.toLowerCase().endsWith(field.toLowerCase()));
  const said = new Set((fitting.length > 0 ? fitting : known).map((name) => codeInWords(name, code, language)));
  return said.size === 1 ? [...said].join('') : code;
}
