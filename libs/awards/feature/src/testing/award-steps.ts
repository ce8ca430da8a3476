import {
  complaintVerifiedV1,
  falsificationFoundV1,
  incidentReportedV1,
  incidentWithdrawnV1,
  roundConcludedV1,
  subjectGradedV1,
  type IncidentReportedV1,
} from '@gongjian/assessments-contracts';
import { titleCatalogue, type ResultSeen, type TitleAsOf, type TitleEvent } from '@gongjian/awards-domain';
import {
  programmeVersionPublishedV1,
  rectificationBecameOverdueV1,
  rectificationWithdrawnV1,
} from '@gongjian/plans-contracts';
import { naturalId } from '@gongjian/shared-event-sourcing';
import type { Act, LocalDate, SubjectAsOf, UnitAsOf } from '@gongjian/shared-kernel';
import { appendEvents, until } from '@gongjian/shared-projections/testing';
import {
  county,
  DistrictClient,
  inDays,
  TENANT,
  today,
  town,
  units,
  type Body,
  type RunningDistrict,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { titleIdOf } from '../titles/title-stream.js';

const names = (zh: string, en: string) => ({ zh, en });
const days = (count: number) => ({ days: count, of: 'calendar' as const });

export const office: UnitAsOf = {
  id: units.office,
  name: '清河县创建办',
  division: { id: county.id, name: county.name },
};

/** An invented programme with every kind of trigger a title may meet. */
export const definition = {
  definitionFormat: 2,
  rules: 2,
  key: 'tidy-compound',
  names: names('整洁小区创建', 'Tidy compounds'),
  kind: 'creation',
  founding: {
    authority: names('县委、县政府', 'County committee and government'),
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕1号', by: names('市创建办', 'City office'), level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [],
  tasks: {
    review: [{ level: 1, names: names('街道初审', 'Town'), actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'compound' }] },
  facts: {
    incidents: [
      { code: 'fire', names: names('火灾', 'Fire'), verifiedBy: 'reporter' },
      { code: 'fight', names: names('斗殴', 'Fight'), verifiedBy: 'reporter' },
    ],
    complaints: { kinds: [{ code: 'noise', names: names('噪声', 'Noise') }], rectifyWithin: days(3) },
  },
  grading: {
    grades: [
      { code: 'gold', names: names('金牌', 'Gold'), named: true, when: { total: { atLeast: 90 } } },
      { code: 'silver', names: names('银牌', 'Silver'), named: true, when: { total: { atLeast: 80 } } },
    ],
  },
  award: {
    title: { names: names('整洁小区', 'Tidy compound'), decidedBy: 'county', plaque: true },
    notice: { days: days(5), channels: ['web'], reply: days(5) },
    signing: { by: 'leader' },
    validity: { years: 2 },
    renewal: { round: 'yearly', opensDaysBefore: 730, lapses: 'expire' },
    triggers: [
      {
        code: 'fire',
        names: names('发生火灾', 'A fire'),
        clause: '第七条第一项',
        on: { kind: 'incident', incidents: ['fire'] },
        confirm: 'none',
        consequence: 'removeByRule',
      },
      {
        code: 'complaints',
        names: names('集中投诉查实', 'Concentrated complaints'),
        clause: '第七条第二项',
        on: { kind: 'complaints', verified: { atLeast: 3 }, within: { days: 7 } },
        confirm: 'none',
        consequence: 'removeByRule',
      },
      {
        code: 'fight',
        names: names('发生斗殴', 'A fight'),
        clause: '第八条',
        on: { kind: 'incident', incidents: ['fight'] },
        confirm: 'two',
        within: days(3),
        consequence: 'proposeRemoval',
      },
      {
        code: 'low',
        names: names('得分过低', 'A low score'),
        clause: '第九条第二款',
        on: { kind: 'scoreBelow', round: 'monthly', total: { lessThan: 60 } },
        confirm: 'none',
        consequence: 'warn',
      },
      {
        code: 'notPutRight',
        names: names('突出问题未整改', 'Not put right'),
        clause: '第七条第三项',
        on: { kind: 'rectificationOverdue', serious: true },
        confirm: 'none',
        consequence: 'removeByRule',
      },
      {
        code: 'falsified',
        names: names('弄虚作假', 'Falsified'),
        clause: '第十条',
        on: { kind: 'falsification' },
        confirm: 'two',
        consequence: 'suspend',
      },
    ],
    clocks: {
      signedDocument: days(5),
      served: days(3),
      statement: days(0),
      appeal: days(60),
      appealReply: days(30),
      plaque: days(3),
      warning: days(30),
      suspension: days(60),
    },
    followUp: { when: 'atOnce' },
  },
};

const act: Act = {
  actor: { kind: 'service', id: randomUUID(), role: 'agency', post: null, division: null, unit: null },
  channel: 'agency',
  occurredAt: '2026-06-10T02:00:00.000Z',
};

export interface Programme {
  readonly programme: string;
  readonly key: string;
  readonly definition: typeof definition;
}

let keys = 0;

/** What plans tells of a published version. */
export async function publishedProgramme(district: RunningDistrict, change: object = {}): Promise<Programme> {
  const programme = randomUUID();
  const key = `tidy-compound-${(keys += 1)}`;
  await district.tell({
    event: programmeVersionPublishedV1,
    subject: `programme-${programme}`,
    data: {
      programmeId: programme,
      version: 1,
      key,
      rules: 2,
      authority: office,
      definition: { ...definition, key, ...change },
      act,
    },
  });
  return { programme, key, definition };
}

export function newSubject(): SubjectAsOf {
  const division = { id: town.id, name: town.name };
  return { id: randomUUID(), kind: 'compound', name: '和顺小区', class: null, division, unit: null };
}

export interface Listed {
  readonly titleId: string;
  readonly slateId: string;
  readonly subject: SubjectAsOf;
  readonly programme: string;
}

/** A candidate whose notice has ended: its naming is ready to be signed. */
export async function readyTitle(
  district: RunningDistrict,
  { programme, key }: Programme,
  subject = newSubject(),
  resultOn = inDays(-20),
): Promise<Listed> {
  const titleId = titleIdOf(TENANT, subject.id, programme);
  const slateId = randomUUID();
  const grade = 'gold';
  const title: TitleAsOf = { titleId, subject, programme, version: 1, rules: 2, key, grade };
  const result: ResultSeen = {
    ...{ roundId: randomUUID(), sheetId: randomUUID(), resultEventId: randomUUID(), resultOn, applicationId: null },
  };
  const basis = { programme, version: 1, rules: 2, inputs: [] };
  await appendTo(district, titleId, [
    { type: 'CandidateListed', data: { ...title, ...result, slateId, rank: 1, total: '95.5', basis } },
    {
      type: 'NamingReady',
      data: {
        ...{ ...title, slateId, noticeId: null, result, resultOn, purpose: 'naming', notBefore: resultOn, basis },
      },
    },
  ]);
  return { titleId, slateId, subject, programme };
}

/** Events of a title as another part of the context records them. */
export async function appendTo(
  district: RunningDistrict,
  titleId: string,
  events: readonly TitleEvent[],
): Promise<void> {
  const stream = `title-${titleId}`;
  const last = await district.store.readStream(stream, { direction: 'backwards', limit: 1 }).catch(() => []);
  const after = last[0]?.revision;
  const recordedAt = new Date().toISOString();
  const append = { tenant: TENANT, id: titleId, events, recordedAt, commandId: randomUUID() };
  await appendEvents(district.store, titleCatalogue, after === undefined ? append : { ...append, after });
}

let numbers = 0;
export const nextDocument = (): string => `清创〔2026〕${(numbers += 1)}号`;
export const nextPlaque = (): string => `清-${String((numbers += 1)).padStart(4, '0')}`;

/** Named by two leaders, and its plaque handed over. */
export async function conferredTitle(
  district: RunningDistrict,
  programme: Programme,
  subject = newSubject(),
): Promise<Listed & { readonly plaqueNumber: string }> {
  const listed = await readyTitle(district, programme, subject);
  const { titleId, slateId } = listed;
  const signature = { slateId, documentNumber: nextDocument() };
  const plaqueNumber = nextPlaque();
  const sign = `/titles/${titleId}/naming-signatures`;
  await done(() => new DistrictClient(district, 'leader').post(sign, signature));
  await done(() => new DistrictClient(district, 'leader2').post(sign, signature));
  await done(() => new DistrictClient(district, 'office').post(`/titles/${titleId}/conferral`, { plaqueNumber }));
  return { ...listed, plaqueNumber };
}

/** Once what it stands on has come: the version may be under way still. */
async function done(act: () => Promise<{ readonly status: number; readonly body: Body }>): Promise<void> {
  await until(async () => {
    const { status, body } = await act();
    if (status === 503) return false;
    if (status >= 300) throw new Error(`${status} ${String(body['code'])} ${String(body['detail'])}`);
    return true;
  });
}

export interface ToldIncident {
  readonly incidentId: string;
  readonly data: IncidentReportedV1;
}

/** An agency reports an incident; one that was told before, on the day it says, is entered late. */
export async function toldIncident(
  district: RunningDistrict,
  subject: SubjectAsOf,
  kind = 'fire',
  occurredAt = new Date().toISOString(),
  effectiveOn?: LocalDate,
): Promise<ToldIncident> {
  const incidentId = randomUUID();
  const source = { id: randomUUID(), kind: 'service' as const, name: '直报系统', unit: null };
  const told = effectiveOn === undefined ? act : { ...act, effectiveOn };
  const data = { incidentId, subjectId: subject.id, subject, kind, occurredAt, source, act: told };
  await district.tell({ event: incidentReportedV1, subject: `incident-${incidentId}`, data });
  return { incidentId, data };
}

export async function withdrawnIncident(district: RunningDistrict, { incidentId, data }: ToldIncident): Promise<void> {
  await district.tell({ event: incidentWithdrawnV1, subject: `incident-${incidentId}`, data });
}

export async function toldComplaint(
  district: RunningDistrict,
  subject: SubjectAsOf,
  receivedOn = today,
): Promise<void> {
  const complaintId = randomUUID();
  const { due, what } = complaintVerifiedV1.example;
  await district.tell({
    event: complaintVerifiedV1,
    subject: `complaint-${complaintId}`,
    data: {
      ...{ complaintId, subjectId: subject.id, subject, unitId: null, kinds: ['noise'], receivedOn },
      ...{ what, due, programmeId: randomUUID(), version: 1, act },
    },
  });
}

/** A round that leads to no title came to a result. */
export async function toldResult(
  district: RunningDistrict,
  { subject, programme }: Pick<Listed, 'subject' | 'programme'>,
  roundCode: string,
  change: { readonly grade: string; readonly named: boolean; readonly total: number },
): Promise<void> {
  const roundId = randomUUID();
  await district.tell({
    event: subjectGradedV1,
    subject: `result-${roundId}`,
    data: {
      ...{ ...subjectGradedV1.example, roundId, roundCode, kind: 'own', decides: false, programmeId: programme },
      ...{ version: 1, subjectId: subject.id, subject, applicationId: null, act, ...change },
      resultId: naturalId(TENANT, 'result', roundId, subject.id),
    },
  });
}

/** A serious problem was not put right by its day. */
export async function toldOverdue(
  district: RunningDistrict,
  { subject, programme }: Pick<Listed, 'subject' | 'programme'>,
  rectificationId = randomUUID(),
): Promise<string> {
  const place = { rectificationId, subjectId: subject.id, subject, programmeId: programme, version: 1, serious: true };
  await district.tell({
    event: rectificationBecameOverdueV1,
    subject: `rectification-${rectificationId}`,
    data: { ...rectificationBecameOverdueV1.example, ...place, occurredOn: today, lastDay: inDays(-1), act },
  });
  return rectificationId;
}

/** It was ordered wrongly. */
export async function toldOrderWithdrawn(
  district: RunningDistrict,
  { subject, programme }: Pick<Listed, 'subject' | 'programme'>,
  rectificationId: string,
): Promise<void> {
  const place = { rectificationId, subjectId: subject.id, subject, programmeId: programme, version: 1, serious: true };
  await district.tell({
    event: rectificationWithdrawnV1,
    subject: `rectification-${rectificationId}`,
    data: { ...rectificationWithdrawnV1.example, ...place, occurredOn: today, act },
  });
}

/** A round of the programme came to its end. */
export async function toldConclusion(district: RunningDistrict, programme: string, roundCode: string): Promise<string> {
  const roundId = randomUUID();
  await district.tell({
    event: roundConcludedV1,
    subject: `round-${roundId}`,
    data: {
      ...roundConcludedV1.example,
      roundId,
      roundCode,
      kind: 'own',
      decides: false,
      programmeId: programme,
      act: toldToday(),
    },
  });
  return roundId;
}

const toldToday = (): Act => ({ ...act, occurredAt: new Date().toISOString() });

export async function toldFalsification(
  district: RunningDistrict,
  { subject, programme }: Pick<Listed, 'subject' | 'programme'>,
): Promise<void> {
  const sheetId = randomUUID();
  await district.tell({
    event: falsificationFoundV1,
    subject: `sheet-${sheetId}`,
    data: {
      ...{ sheetId, proposalId: randomUUID(), subjectId: subject.id, subject, programmeId: programme, version: 1 },
      ...{ what: 'register', foundOn: today, act },
    },
  });
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A scan nobody has stored before. */
export async function storedFile(client: DistrictClient): Promise<{ readonly id: string; readonly sha256: string }> {
  const text = Buffer.from(`tEXtComment\0${randomUUID()}`, 'latin1');
  const { body } = await client.upload('/files', '签发件.png', new Uint8Array(Buffer.concat([PNG, text])));
  return { id: body['id'] as string, sha256: body['sha256'] as string };
}

/** Types of what awards has told others of a title, in order. */
export async function toldOf(district: RunningDistrict, titleId: string): Promise<readonly string[]> {
  const stream = await district.store.readStream(`published_awards-${TENANT}`).catch(() => []);
  return stream
    .filter(({ data }) => (JSON.parse(data) as { readonly titleId?: string }).titleId === titleId)
    .map(({ type }) => type.replace(/^gongjian\.awards\./, ''));
}
