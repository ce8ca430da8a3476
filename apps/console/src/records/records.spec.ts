import { readdirSync, readFileSync } from 'node:fs';
import { words } from '../words/words.js';
import { en as codesEn } from './code-words.en.js';
import { zh as codesZh } from './code-words.zh.js';
import type { CodeGroup } from './codes.js';
import {
  faceOf,
  isEventType,
  sayingFor,
  toneFor,
  valueAt,
  type EventData,
  type EventSaying,
  type EventType,
  type EventWords,
} from './event-sayings.js';
import { eventTones } from './event-tones.js';
import { en as eventsEn } from './event-words.en.js';
import { zh as eventsZh } from './event-words.zh.js';
import { en as fieldsEn } from './field-words.en.js';
import { zh as fieldsZh } from './field-words.zh.js';
import { pathInWords } from './fields.js';
import { figureInWords } from './figures.js';
import { ownNamesOf, pinOf } from './own-names.js';
import { eventSayer } from './sayer.js';
import { isOfPeople, plainTextOf, recordOf, valueSayer, type Named, type Place } from './values.js';

interface Recorded {
  readonly file: string;
  readonly type: string;
  readonly data: EventData;
}

const ROOT = new URL('../../../../', import.meta.url).pathname;
const CONTEXTS = ['directory', 'plans', 'assessments', 'awards', 'audit', 'shared'] as const;
const LANGUAGES = ['zh', 'en'] as const;
const PLACE = /\{\{\s*([\w.]+)\s*(?:,\s*([^}]+?)\s*)?\}\}/g;

const codeWords = { zh: codesZh, en: codesEn };
const eventWords: Readonly<Record<'zh' | 'en', EventWords>> = { zh: eventsZh, en: eventsEn };
const fieldWords = { zh: fieldsZh, en: fieldsEn };

const goldens = readGoldens();
const say = eventSayer((day) => `<${day}>`);
const sayValue = valueSayer({ day: (day) => `<${day}>`, instant: (instant) => `<<${instant}>>` });

beforeAll(() =>
  words.init({
    lng: 'zh',
    resources: {
      zh: { codes: codesZh, fields: fieldsZh, events: eventsZh },
      en: { codes: codesEn, fields: fieldsEn, events: eventsEn },
    },
  }),
);

describe('words of events', () => {
  it('knows every event of the golden histories, and no other', () => {
    const recorded = new Set(goldens.map(({ type }) => type));
    expect(recorded.size).toBeGreaterThan(300);
    for (const language of LANGUAGES) expect(Object.keys(eventWords[language]).sort()).toEqual([...recorded].sort());
    expect(Object.keys(eventTones).sort()).toEqual([...recorded].sort());
  });

  it('says the same with the same values in both languages', () => {
    for (const [type, saying] of Object.entries<EventSaying>(eventWords.zh))
      expect([type, shapeOf(eventWords.en[type as EventType])]).toEqual([type, shapeOf(saying)]);
  });

  it('has a face for every recorded event, and nothing to say that the event does not hold', () => {
    for (const { file, type, data } of goldens) {
      for (const language of LANGUAGES) {
        const said = sayingFor(type, data, language);
        expect([file, said]).not.toEqual([file, undefined]);
        const empty = placesOf(said ?? '').filter(({ path }) => !isShown(valueAt(data, path), path));
        expect([file, empty]).toEqual([file, []]);
      }
    }
  });

  it('gives every recorded event a tone of its own face', () => {
    for (const { file, type, data } of goldens) {
      if (!isEventType(type)) throw new Error(`${file} is unknown.`);
      const tone = eventTones[type];
      const saying: EventSaying = eventWords.zh[type];
      if (typeof tone === 'string') expect(toneFor(type, data)).toBe(tone);
      else expect([file, Object.keys(tone)]).toEqual([file, facesOf(saying)]);
    }
  });

  it.each(LANGUAGES)('speaks whole sentences in %s, with nothing left open', (language) => {
    for (const { file, type, data } of goldens) {
      const said = say(type, data, language);
      expect([file, said]).not.toEqual([file, type]);
      expect([file, said]).toEqual([file, expect.not.stringMatching(/\{\{|\}\}|\[object|\bundefined\b|\bnull\b|NaN/)]);
    }
  });

  it('tells a return by its new date and an approval by its level', () => {
    const returned = { result: 'return', level: 1, due: { lastDay: '2026-11-22' } };
    expect(say('EvidenceReviewed', returned, 'zh')).toBe('退回，新期限 <2026-11-22>（第 1 级审核）');
    expect(toneFor('EvidenceReviewed', returned)).toBe('back');
    expect(say('EvidenceReviewed', { result: 'approve', level: 2 }, 'en')).toBe('Approved (review level 2)');
    expect(toneFor('EvidenceReviewed', { result: 'approve', level: 2 })).toBe('ok');
  });

  it('takes the words of a code into the sentence', () => {
    expect(say('ReportPassedOn', { from: 'town', to: 'county' }, 'en')).toBe('Passed on: Town to County office');
    expect(say('ReportPassedOn', { from: 'town', to: 'county' }, 'zh')).toBe('逐级报送：乡镇（街道） 报 县创建办');
  });

  it('leaves empty what is not there, and says the type of an event without words', () => {
    expect(say('TaskReminded', {}, 'zh')).toBe('到期提醒，期限 ');
    expect(say('MoonLanded', {}, 'zh')).toBe('MoonLanded');
    expect(toneFor('MoonLanded', {})).toBe('plain');
  });

  it('chooses the face by a path, and tells nothing from something without a face', () => {
    const saying = { by: 'unit.kind', none: '-', office: '+', other: '*' };
    expect(faceOf(saying, {})).toBe('none');
    expect(faceOf(saying, { unit: null })).toBe('none');
    expect(faceOf(saying, { unit: { kind: 'office' } })).toBe('office');
    expect(faceOf(saying, { unit: { kind: 'by' } })).toBe('other');
    expect(faceOf(saying, { unit: { kind: { id: 1 } } })).toBe('other');
  });
});

describe('words of figures', () => {
  it('cuts a fraction off instead of rounding it up to a bar', () => {
    expect(figureInWords(42.33)).toBe('42.33');
    expect(figureInWords({ n: 251, d: 3 })).toBe('83.6666');
    expect(figureInWords({ n: 9499999, d: 100000 })).toBe('94.9999');
    expect(figureInWords(null)).toBe('');
  });
});

describe('words of codes', () => {
  const unions: readonly (readonly [CodeGroup, file: string, name: string])[] = [
    ['taskStatus', 'plans/domain/src/task/task.view.ts', 'TaskStatus'],
    ['deliveryWay', 'plans/domain/src/task/task.events.ts', 'DeliveryWay'],
    ['overdueEnd', 'plans/domain/src/task/task.events.ts', 'TaskOverdueEnd'],
    ['reexaminationOutcome', 'plans/domain/src/task/task.events.ts', 'ReexaminationOutcome'],
    ['extensionDecision', 'plans/domain/src/task/task.view.ts', 'decision'],
    ['unitRole', 'plans/domain/src/organisation.ts', 'UnitRole'],
    ['taskPersonRole', 'plans/domain/src/organisation.ts', 'TaskPersonRole'],
    ['reviewResult', 'plans/domain/src/evidence/evidence-flow.ts', 'ReviewResult'],
    ['reviewResult', 'plans/domain/src/rectification/rectification.events.ts', 'CheckResult'],
    ['rectificationStatus', 'plans/domain/src/rectification/rectification-state.ts', 'status'],
    ['rectificationSettled', 'plans/domain/src/followup/followup.events.ts', 'how'],
    ['planStatus', 'plans/domain/src/plan/plan.view.ts', 'PlanStatus'],
    ['planItemProgress', 'plans/domain/src/plan/plan-state.ts', 'ItemProgress'],
    ['planGroupKind', 'plans/domain/src/plan/plan-group.ts', 'kind'],
    ['filingStatus', 'plans/domain/src/filing/filing-state.ts', 'status'],
    ['reportStatus', 'plans/domain/src/report/report-state.ts', 'status'],
    ['suggestionKind', 'plans/domain/src/suggestion/suggestion.events.ts', 'SUGGESTION_KINDS'],
    ['suggestionOutcome', 'plans/domain/src/suggestion/suggestion.events.ts', 'SUGGESTION_OUTCOMES'],
    ['demandKind', 'plans/domain/src/plan/demand.ts', 'DEMAND_KINDS'],
    ['followUpStatus', 'plans/domain/src/followup/followup.view.ts', 'status'],
    ['escalationStatus', 'plans/domain/src/escalation/escalation.view.ts', 'status'],
    ['escalationStepStatus', 'plans/domain/src/escalation/escalation.view.ts', 'EscalationStepStatus'],
    ['escalationWaits', 'plans/domain/src/escalation/escalation.view.ts', 'EscalationWaits'],
    ['escalationTarget', 'plans/domain/src/escalation/escalation.events.ts', 'kind'],
    ['roundStatus', 'assessments/domain/src/round/round.view.ts', 'RoundStatus'],
    ['roundKind', 'assessments/domain/src/pinned.ts', 'RoundKind'],
    ['roundForm', 'assessments/domain/src/pinned.ts', 'RoundForm'],
    ['sheetStatus', 'assessments/domain/src/sheet/sheet.view.ts', 'SheetStatus'],
    ['reopenedFor', 'assessments/domain/src/sheet/sheet.events.ts', 'kind'],
    ['indicatorRule', 'assessments/domain/src/rules/sheet-result.ts', 'IndicatorRule'],
    ['adjustmentKind', 'assessments/domain/src/rules/sheet-result.ts', 'kind'],
    ['vetoBy', 'assessments/domain/src/rules/sheet-result.ts', 'by'],
    ['floor', 'assessments/domain/src/rules/sheet-result.ts', 'floor'],
    ['resultStatus', 'assessments/domain/src/result/result-state.ts', 'status'],
    ['countedFor', 'assessments/domain/src/result/result.events.ts', 'of'],
    ['surveyStatus', 'assessments/domain/src/survey/survey.view.ts', 'status'],
    ['surveyMeasure', 'assessments/domain/src/survey/survey.events.ts', 'measure'],
    ['applicationStatus', 'assessments/domain/src/application/application-state.ts', 'status'],
    ['applicationAct', 'assessments/domain/src/application/application.view.ts', 'act'],
    ['complaintStatus', 'assessments/domain/src/complaint/complaint.view.ts', 'status'],
    ['incidentStatus', 'assessments/domain/src/incident/incident.view.ts', 'status'],
    ['docketStanding', 'assessments/domain/src/rules/docket-fact.ts', 'standing'],
    ['gateStatus', 'assessments/domain/src/gate/gate.view.ts', 'status'],
    ['titleStanding', 'awards/domain/src/title/title.events.ts', 'HeldStanding'],
    ['titlePending', 'awards/domain/src/title/title-state.ts', 'Pending'],
    ['removalProcedure', 'awards/domain/src/title/title-state.ts', 'ProcedureStep'],
    ['triggerStatus', 'awards/domain/src/title/title-state.ts', 'status'],
    ['titleClock', 'awards/domain/src/title/title.events.ts', 'TitleClock'],
    ['titleAct', 'awards/domain/src/title/title-may.ts', 'TITLE_ACTS'],
    ['namingPurpose', 'awards/domain/src/title/title.events.ts', 'NamingPurpose'],
    ['namingLost', 'awards/domain/src/title/title.events.ts', 'cause'],
    ['endedWhy', 'awards/domain/src/title/title.events.ts', 'EndedBecause'],
    ['removalCause', 'awards/domain/src/title/title.events.ts', 'ProposalCause'],
    ['removalMode', 'awards/domain/src/title/title.events.ts', 'mode'],
    ['servedWay', 'awards/domain/src/title/title.events.ts', 'ToldWay'],
    ['annulledWhy', 'awards/domain/src/title/title.events.ts', 'AnnulledBecause'],
    ['awardedBy', 'awards/domain/src/title/title.events.ts', 'awardedBy'],
    ['factWithdrawnWhy', 'awards/domain/src/watch/watch.events.ts', 'why'],
    ['slateStatus', 'awards/domain/src/slate/slate.view.ts', 'status'],
    ['slateSource', 'awards/domain/src/slate/slate.events.ts', 'kind'],
    ['noticeStatus', 'awards/domain/src/notice/notice.view.ts', 'status'],
    ['noticeChannel', 'awards/domain/src/notice/notice.events.ts', 'NoticeChannel'],
    ['objectionStatus', 'awards/domain/src/objection/objection-state.ts', 'status'],
    ['objectionOutcome', 'awards/domain/src/objection/objection.events.ts', 'ObjectionOutcome'],
    ['objectionLead', 'awards/domain/src/objection/objection.view.ts', 'lead'],
    ['commendationStatus', 'awards/domain/src/commendation/commendation-state.ts', 'status'],
    ['circularStatus', 'awards/domain/src/circular/circular-state.ts', 'status'],
    ['batchStatus', 'awards/domain/src/batch/batch.view.ts', 'status'],
    ['rollUpStatus', 'awards/domain/src/rules/outcomes.ts', 'RollUpReach'],
    ['dossierScope', 'audit/domain/src/dossier/dossier.events.ts', 'kind'],
    ['dossierStatus', 'audit/domain/src/dossier/dossier.view.ts', 'DossierStatus'],
    ['dossierCheck', 'audit/domain/src/dossier/dossier.events.ts', 'CHECKS'],
    ['checkFault', 'audit/feature/src/dossiers/four-checks.ts', 'code'],
    ['archived', 'audit/domain/src/dossier/record-kinds.ts', 'RECORD_KINDS'],
    ['retentionCode', 'audit/domain/src/dossier/archive-number.ts', 'RETENTION_CODES'],
    ['disposalStatus', 'audit/domain/src/disposal/disposal.view.ts', 'DisposalStatus'],
    ['divisionStatus', 'directory/domain/src/division/division.view.ts', 'status'],
    ['registrationStatus', 'directory/domain/src/unit/unit.view.ts', 'status'],
    ['registrationStatus', 'directory/domain/src/service/service.decider.ts', 'status'],
    ['personStatus', 'directory/domain/src/person/person.view.ts', 'status'],
    ['grantKind', 'directory/domain/src/person/person.commands.ts', 'kind'],
    ['fileStatus', 'shared/domain/src/file/file.view.ts', 'status'],
    ['readKind', 'shared/domain/src/read/read.events.ts', 'READ_KINDS'],
    ['every', 'shared/kernel/src/counting.ts', 'Every'],
    ['channel', 'shared/kernel/src/fact.ts', 'Channel'],
  ];

  it.each(unions)('of %s hold every code of %s, %s', (group, file, name) => {
    const codes = codesIn(file, name);
    expect(codes.length).toBeGreaterThan(1);
    for (const language of LANGUAGES)
      expect(Object.keys(codeWords[language][group])).toEqual(expect.arrayContaining(codes));
  });

  it('are the same in both languages, and none is empty', () => {
    expect(keysOf(codeWords.en)).toEqual(keysOf(codeWords.zh));
    for (const language of LANGUAGES)
      for (const group of Object.values(codeWords[language])) expect(Object.values(group)).not.toContain('');
  });

  it('stand behind every code in the words of events', () => {
    const groups = Object.values<EventSaying>(eventWords.zh)
      .flatMap((saying) => (typeof saying === 'string' ? [saying] : Object.values(saying)))
      .flatMap(placesOf)
      .flatMap(({ format }) => /^code\(group: (\w+)\)$/.exec(format)?.[1] ?? []);
    expect(groups.length).toBeGreaterThan(20);
    expect(Object.keys(codeWords.zh)).toEqual(expect.arrayContaining(groups));
  });
});

describe('words of fields', () => {
  it('name every field of the rows that histories tell the changes of', () => {
    const fields = domainFiles(/\.view\.ts$/).flatMap((file) =>
      [...readFileSync(`${ROOT}${file}`, 'utf8').matchAll(/^ +readonly (\w+)\??:/gm)].map(([, field]) => field ?? ''),
    );
    expect(fields.length).toBeGreaterThan(400);
    const unnamed = [...new Set(fields)].filter((field) => !Object.hasOwn(fieldWords.zh, field));
    expect(unnamed).toEqual([]);
  });

  it('are the same in both languages', () => {
    expect(Object.keys(fieldWords.en)).toEqual(Object.keys(fieldWords.zh));
  });

  it('are told along a changed path', () => {
    expect(pathInWords('/due/on', 'zh')).toBe('期限');
    expect(pathInWords('/units/0/role', 'zh')).toBe('单位 1 · 角色');
    expect(pathInWords('/units/1/unit/name', 'en')).toBe('Units 2 · Unit');
    expect(pathInWords('', 'en')).toBe('Everything');
  });
});

describe('words of values', () => {
  const words = (value: unknown, language: 'zh' | 'en', place?: Place): string =>
    plainTextOf(sayValue(value, language, place));

  it('say a status by its record, and a code by its field or where all agree', () => {
    expect(words('open', 'zh', { record: 'surveys', path: '/status' })).toBe('调查中');
    expect(words('open', 'zh', { record: 'filings', path: '/status' })).toBe('待提交');
    expect(words('open', 'zh')).toBe('');
    expect(words('compound', 'zh')).toBe('小区');
    expect(words('superseded', 'en')).toBe('Superseded');
  });

  it('know the record by the path of its history', () => {
    const status = (record: string, code: string): string => words(code, 'zh', { record, path: '/status' });
    expect(status('tasks', 'signedFor')).toBe('已签收');
    expect(status('titles', 'removed')).toBe('已摘牌');
    expect(status('follow-ups', 'settled')).toBe('已了结');
    expect(recordOf('/api/plans/v1/follow-ups/{id}/history')).toBe('follow-ups');
    expect(recordOf('/api/assessments/v1/subjects/{id}/gate/{programmeId}/history')).toBe('gate');
  });

  it('say days, names, figures and what is inside others', () => {
    expect(words('2026-11-22', 'zh')).toBe('<2026-11-22>');
    expect(words('2026-11-22T04:00:00.000Z', 'zh')).toBe('<<2026-11-22T04:00:00.000Z>>');
    expect(words({ calendar: 'cn-2026.1', lastDay: '2026-11-22', on: '2026-11-22' }, 'zh')).toBe('<2026-11-22>');
    expect(words(['台账', '照片'], 'zh')).toBe('台账、照片');
    expect(words(true, 'zh')).toBe('是');
    expect(words(null, 'zh')).toBe('');
    expect(words({ unit: { id: SOME_ID, name: '城管所' }, indicator: 'gate' }, 'zh', { names: named })).toBe(
      '单位：城管所；指标：〔gate〕',
    );
  });

  it('name people, units and subjects by reference, and never show an id, a hash or what the system keeps for itself', () => {
    const handler = { personId: SOME_ID, unit: { id: SOME_ID, name: '城管所' }, post: { id: SOME_ID, name: '所长' } };
    expect(sayValue(handler, 'zh')).toEqual(['城管所', ' ', '所长', ' ', { kind: 'person', id: SOME_ID }]);
    expect(sayValue([SOME_ID], 'zh', { path: '/unitIds' })).toEqual([{ kind: 'unit', id: SOME_ID }]);
    expect(sayValue(SOME_ID, 'zh', { path: '/noticeId' })).toEqual([]);
    expect(sayValue('a'.repeat(64), 'zh', { path: '/evidence/0/sha256' })).toEqual([]);
    expect(isOfPeople('/decided/basis/inputs')).toBe(false);
    expect(isOfPeople('/due/on')).toBe(true);
  });

  it('take the names of a programme from the version a record stands on', () => {
    const definition = {
      names: { zh: '甲', en: 'A' },
      rounds: [{ code: 'annual', names: { zh: '年度', en: 'Annual' } }],
    };
    expect([...ownNamesOf(definition)]).toEqual([['annual', { zh: '年度', en: 'Annual' }]]);
    const pin = { programme: SOME_ID, version: 3 };
    expect(pinOf([{ data: { reason: 'x' } }, { data: { rules: { ...pin, review: [] } } }])).toEqual(pin);
    expect(pinOf([{ data: { ...pin, rules: 2 } }])).toEqual(pin);
    expect(pinOf([{ data: null }])).toBeNull();
  });

  it('leave as it is what people wrote, and out what has no words', () => {
    expect(words('abc', 'zh', { path: '/heading' })).toBe('abc');
    expect(words('moonLanding', 'zh', { path: '/kind' })).toBe('');
  });

  it.each(LANGUAGES)('have words in %s for every field and every code that events hold', (language) => {
    const wordless = new Set<string>();
    for (const { data } of goldens) {
      for (const { path, value } of leavesOf(data, '')) {
        const field = path.split('/').findLast((step) => !/^\d+$/.test(step)) ?? '';
        if (!isOfPeople(path) || OF_TESTS.has(`${field} ${value}`)) continue;
        const said = words(value, language, { path, names: named });
        if (said === '' || (said === value && /^[a-z][a-zA-Z]*$/.test(value))) wordless.add(`${path} ${value}`);
        if (/[0-9a-f]{8}-[0-9a-f]{4}|\[object|^[{[]/.test(said)) wordless.add(`${path} ${said}`);
        if (pathInWords(path, language, named) === pathInWords('', language)) wordless.add(path);
      }
    }
    expect([...wordless]).toEqual([]);
  });
});

const SOME_ID = '00000000-0000-4000-8000-000000000003';

/** Codes that the recorded events made up; of a reason only those that are known have words. */
const OF_TESTS: ReadonlySet<string> = new Set([
  'cause resubmitted',
  'code missing',
  'code complete',
  'code management',
  'code own',
  'code right',
  'code talkedOver',
  'of level',
  'way doorToDoor',
]);

/** Codes that the programmes of the recorded events name. */
const OF_THE_PROGRAMMES: ReadonlySet<string> = new Set(
  (
    'all annual best bronze carryOut circular civilised county determine evaluate decide fell fight fire forged gate gold ' +
    'grave graveIncident interview low monthly newEstate noGraveIncident noise old oldEstate order pass patrol pleased ' +
    'praise prevention prize publicity qualified recommend register remind residents safe safety selfRating silver stairs ' +
    'tenStars town total yearly yearlyAppraisal confirmedCase falsified file stars organisation'
  ).split(' '),
);

/** As the programme of a record names its own codes; it has no other. */
function named(code: string): Named | undefined {
  return OF_THE_PROGRAMMES.has(code) ? { zh: `〔${code}〕`, en: `<${code}>` } : undefined;
}

interface Leaf {
  readonly path: string;
  readonly value: string;
}

/** Every text below, but ids and hashes, which are told by reference or not at all. */
function leavesOf(value: unknown, path: string): readonly Leaf[] {
  if (typeof value === 'string')
    return value === '' || /^[0-9a-f]{64}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? [] : [{ path, value }];
  if (typeof value !== 'object' || value === null || '$sealed' in value || ('zh' in value && 'en' in value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}/${key}`));
}

function domainFiles(name: RegExp): readonly string[] {
  return CONTEXTS.flatMap((context) =>
    readdirSync(`${ROOT}libs/${context}/domain/src`, { recursive: true, encoding: 'utf8' })
      .map((file) => `libs/${context}/domain/src/${file}`)
      .filter((file) => name.test(file)),
  );
}

function readGoldens(): readonly Recorded[] {
  return domainFiles(/\/history\/[^/]+\.json$/).map((file) => {
    const stored = JSON.parse(readFileSync(`${ROOT}${file}`, 'utf8')) as { type: string; data: string | EventData };
    const data = typeof stored.data === 'string' ? (JSON.parse(stored.data) as EventData) : stored.data;
    return { file, type: stored.type, data };
  });
}

function facesOf(saying: EventSaying): readonly string[] {
  return typeof saying === 'string' ? [] : Object.keys(saying).filter((face) => face !== 'by');
}

function placesOf(said: string): readonly { readonly path: string; readonly format: string }[] {
  return [...said.matchAll(PLACE)].map(([, path = '', format = '']) => ({ path, format }));
}

function shapeOf(saying: EventSaying): unknown {
  const places = (said: string): readonly string[] =>
    placesOf(said)
      .map(({ path, format }) => `${path}, ${format}`)
      .sort();
  if (typeof saying === 'string') return places(saying);
  return { by: saying.by, faces: facesOf(saying).map((face) => [face, places(saying[face] ?? '')]) };
}

function isShown(value: unknown, path: string): boolean {
  return typeof value === 'string' || typeof value === 'number' || (path === 'result.total' && value !== undefined);
}

/** The codes of a union, of a property's union or of a list as the source has it; of several the longest. `none`: no record yet. */
function codesIn(file: string, name: string): readonly string[] {
  const source = readFileSync(`${ROOT}libs/${file}`, 'utf8');
  const declared = new RegExp(`(?:type ${name} =|\\b${name}\\??:|const ${name} =)\\s*([[|'][^;\\]]*)`, 'g');
  return [...source.matchAll(declared)]
    .map(([, union = '']) =>
      [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code ?? '').filter((code) => code !== 'none'),
    )
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 1)
    .flat();
}

function keysOf(groups: object): unknown {
  return Object.entries(groups).map(([group, codes]) => [group, Object.keys(codes as object)]);
}
