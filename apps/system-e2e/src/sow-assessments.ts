import { documentNumber, inDays } from './campaign.js';
import { DEPUTY, late, LEADER, OFFICE, why, type Body, type CountyLife, type Page } from './county-life.js';

const BASE = '/api/assessments/v1';
const judged = { verdict: 'met', reason: why };

export interface SownRound {
  readonly roundId: string;
  readonly planId: string;
  /** Gold, silver, silver, none. */
  readonly subjects: readonly [string, string, string, string];
  readonly resultOf: (subjectId: string) => string;
}

interface Sheet {
  readonly id: string;
  readonly subject: { readonly id: string };
}

/** A round of a plan from its self-check to its results, and what belongs to it. */
export async function sowRounds(life: CountyLife): Promise<SownRound> {
  const unitId = await life.bureau('县绿化管护中心');
  const unit = { kind: 'unit', name: '县绿化管护中心', divisionId: life.divisionId, unitId };
  const subjects = [await life.team(), await life.team(), await life.team(), await life.subject(unit)] as const;
  const planId = await issuedPlan(life);
  const { id: roundId } = await life.only(`${BASE}/rounds?planId=${planId}`);
  const sheets = await sheetsOf(life, roundId, 4);
  const [gold, silver, other, none] = subjects.map((id) => sheets.get(id) ?? '') as [string, string, string, string];

  await life.sow(
    'community',
    `POST ${BASE}/sheets/{id}/self-check`,
    { id: gold },
    {
      values: { order: '9', keeping: judged },
      statement: 'x',
      ...late(40),
    },
  );
  const second = await life.personId('assessor-second');
  await life.post(OFFICE, `${BASE}/sheets/${gold}/assessors`, { personId: second });
  await life.sow('assessor-second', `POST ${BASE}/sheets/{id}/avoidances`, { id: gold }, { reason: why });
  await life.post(OFFICE, `${BASE}/sheets/${silver}/assessors`, { personId: second });
  const appointment = { id: silver, personId: second };
  await life.sow(OFFICE, `POST ${BASE}/sheets/{id}/assessors/{personId}/withdrawal`, appointment, { reason: why });
  const assessor = await life.personId('assessor');
  for (const sheet of [gold, silver, other, none]) {
    await life.post(OFFICE, `${BASE}/sheets/${sheet}/assessors`, { personId: assessor });
  }
  await life.sow('assessor', `POST ${BASE}/sheets/{id}/adjustments`, { id: gold }, { code: 'model', reason: why });
  const finding = { indicator: 'order', what: 'x' };
  await life.sow('assessor', `POST ${BASE}/sheets/{id}/findings`, { id: gold }, { ...finding, ...late(39) });
  const { id: findingId } = await life.sow('assessor', `POST ${BASE}/sheets/{id}/findings`, { id: gold }, finding);
  const withdrawal = `POST ${BASE}/sheets/{id}/findings/{findingId}/withdrawal`;
  await life.sow('assessor', withdrawal, { id: gold, findingId }, { reason: why });
  const falsified = { what: 'order', grounds: why };
  const proposal = await life.sow(OFFICE, `POST ${BASE}/sheets/{id}/falsifications`, { id: gold }, falsified);
  const falsification = { id: gold, proposalId: proposal.id };
  await life.sow(LEADER, `POST ${BASE}/sheets/{id}/falsifications/{proposalId}/decline`, falsification, {
    reason: why,
  });

  for (const [sheet, order] of [
    [gold, '9'],
    [silver, '10'],
    [other, '3'],
    [none, '1'],
  ] as const) {
    const keeping = sheet === none ? { ...judged, verdict: 'notMet' } : judged;
    const values = { order, keeping };
    await life.sow('assessor', `POST ${BASE}/sheets/{id}/assessments`, { id: sheet }, { values, ...late(38) });
  }
  await life.sow(OFFICE, `POST ${BASE}/rounds/{id}/closure`, { id: roundId }, late(30));
  await life.eventually(`${BASE}/rounds/${roundId}`, ({ status }) => status === 'tied');
  const tie = { subjectIds: [subjects[0], subjects[1]], reason: why };
  await life.sow(LEADER, `POST ${BASE}/rounds/{id}/ties`, { id: roundId }, tie);
  await life.eventually(`${BASE}/rounds/${roundId}`, ({ status }) => status === 'concluded');
  const ranking = await life.eventually<Page<Sheet>>(
    `${BASE}/rounds/${roundId}/ranking`,
    ({ items }) => items.length === 4,
  );
  const results = new Map(ranking.items.map(({ id, subject }) => [subject.id, id]));
  life.readable.push(`${BASE}/rounds/${roundId}`, ...[gold, silver, other, none].map((id) => `${BASE}/sheets/${id}`));
  life.readable.push(...[...results.values()].map((id) => `${BASE}/results/${id}`));
  const subject = `${BASE}/subjects/${subjects[0]}`;
  life.readable.push(`${subject}/docket`, `${subject}/trend`, `/api/awards/v1/subjects/${subjects[0]}/watch`);
  const resultOf = (subjectId: string): string => results.get(subjectId) ?? '';
  return { roundId, planId, subjects, resultOf };
}

/** What is done about a result once others have heard of it. */
export async function sowCorrections(life: CountyLife, { roundId, subjects, resultOf }: SownRound): Promise<void> {
  const sheets = await sheetsOf(life, roundId, 4);
  const [first, , third, none] = subjects;
  const sheet = sheets.get(none) ?? '';
  const correct = `POST ${BASE}/sheets/{id}/corrections`;
  const found = { indicator: 'keeping', value: { verdict: 'met', reason: why }, reason: why };
  const declined = await life.sow(OFFICE, correct, { id: sheet }, found);
  const decline = `POST ${BASE}/sheets/{id}/corrections/{correctionId}/decline`;
  await life.sow(DEPUTY, decline, { id: sheet, correctionId: declined.id }, { reason: why });
  const corrected = await life.sow(OFFICE, correct, { id: sheet }, { indicator: 'order', value: '2', reason: why });
  await life.post(DEPUTY, `${BASE}/sheets/${sheet}/corrections/${corrected.id}/confirmation`);
  const { score } = await life.eventually<{
    readonly score: { readonly revision: string; readonly values: Body } | null;
  }>(`${BASE}/sheets/${sheet}`, ({ score: scored }) => scored?.values['order'] === '2');
  const result = `${BASE}/results/${resultOf(none)}`;
  await life.eventually<Body & { readonly reopened: { readonly sheetRevision: string } | null }>(
    result,
    ({ reopened }) => reopened?.sheetRevision === score?.revision,
  );
  await life.sow(LEADER, `POST ${BASE}/results/{id}/reexamination`, { id: resultOf(none) }, { reason: why });
  await life.sow(OFFICE, `POST ${BASE}/sheets/{id}/reopening`, { id: sheets.get(third) ?? '' }, { reason: why });
  await life.eventually(`${BASE}/results/${resultOf(first)}`, ({ reopened }) => reopened === null);
}

/** What another authority tells, a survey, and a round that is given up. */
export async function sowOtherRounds(life: CountyLife, subjectId: string): Promise<void> {
  const open = async (
    roundCode: string,
    kind: string,
  ): Promise<{ readonly roundId: string; readonly sheet: string }> => {
    const { id: roundId } = await life.post(OFFICE, `${BASE}/rounds`, {
      programme: { id: life.programmes.noticed, version: 1 },
      roundCode,
      kind,
      divisionId: life.divisionId,
      period: { from: inDays(-60), to: inDays(0) },
    });
    const { id: sheet } = await life.only(`${BASE}/sheets?roundId=${roundId}&subjectId=${subjectId}`);
    life.readable.push(`${BASE}/rounds/${roundId}`, `${BASE}/sheets/${sheet}`);
    return { roundId, sheet };
  };
  const { sheet: told } = await open('check', 'external');
  const { id: documentFileId } = await life.file(OFFICE, 'assessments');
  const result = { values: { keeping: judged }, documentNumber: documentNumber(), documentFileId };
  const external = await life.sow(
    OFFICE,
    `POST ${BASE}/sheets/{id}/external-results`,
    { id: told },
    {
      ...result,
      findings: [{ what: 'x' }],
      ...late(10),
    },
  );
  const decline = `POST ${BASE}/sheets/{id}/external-results/{proposalId}/decline`;
  await life.sow(DEPUTY, decline, { id: told, proposalId: external.id }, { reason: why });
  const results = `${BASE}/sheets/${told}/external-results`;
  const { id: proposalId } = await life.post(OFFICE, results, { ...result, findings: [{ what: 'x' }] });
  await life.post(DEPUTY, `${results}/${proposalId}/confirmation`);
  const { findings } = await life.eventually<{ readonly findings: readonly { readonly findingId: string }[] }>(
    `${BASE}/sheets/${told}`,
    (row) => row.findings.length === 1,
  );
  const withdrawals = `POST ${BASE}/sheets/{id}/finding-withdrawals`;
  const mistaken = { findingId: findings[0]?.findingId, reason: why };
  const { id: withdrawalId } = await life.sow(OFFICE, withdrawals, { id: told }, mistaken);
  await life.sow(DEPUTY, `${withdrawals}/{withdrawalId}/decline`, { id: told, withdrawalId }, { reason: why });

  const { roundId, sheet } = await open('poll', 'own');
  const { id } = await life.post(OFFICE, `${BASE}/surveys`, {
    sheetId: sheet,
    indicator: 'content',
    groups: [{ group: 'residents', population: 100, sampled: 20 }],
    way: '入户',
    from: inDays(-20),
    to: inDays(0),
  });
  const { id: fileId } = await life.file(OFFICE, 'assessments');
  const counts = { group: 'residents', asked: 20, answered: 20, favourable: 19 };
  await life.sow(OFFICE, `POST ${BASE}/surveys/{id}/answers`, { id }, { ...counts, fileId, ...late(5) });
  await life.post(OFFICE, `${BASE}/surveys/${id}/closure`);
  const corrected = { ...counts, favourable: 18, reason: why };
  const correction = await life.sow(OFFICE, `POST ${BASE}/surveys/{id}/corrections`, { id }, corrected);
  const of = { id, correctionId: correction.id };
  await life.sow(DEPUTY, `POST ${BASE}/surveys/{id}/corrections/{correctionId}/decline`, of, { reason: why });
  life.readable.push(`${BASE}/surveys/${id}`);
  await life.sow(OFFICE, `POST ${BASE}/rounds/{id}/cancellation`, { id: roundId }, { reason: why });

  const { id: wrong } = await life.file(OFFICE, 'assessments');
  await life.sow(OFFICE, `POST ${BASE}/files/{id}/destruction-requests`, { id: wrong }, { reason: why });
  life.readable.push(`${BASE}/files/${wrong}`);
}

/** Complaints and incidents. */
export async function sowFacts(life: CountyLife): Promise<void> {
  const subjectId = await life.team();
  const complaint = { subjectId, kinds: ['noise'], receivedOn: inDays(-9), what: 'x', complainant: 'x' };
  const { id } = await life.sow(OFFICE, `POST ${BASE}/complaints`, {}, { ...complaint, ...late(8) });
  await life.post(DEPUTY, `${BASE}/complaints/${id}/verification`);
  await life.sow('community', `POST ${BASE}/complaints/{id}/rectification`, { id }, { how: 'x', ...late(0) });
  const { id: unfounded } = await life.sow(OFFICE, `POST ${BASE}/complaints`, {}, complaint);
  await life.sow(DEPUTY, `POST ${BASE}/complaints/{id}/unfounded`, { id: unfounded }, { reason: why });
  const incident = { subjectId, kind: 'litter', occurredAt: `${inDays(-9)}T02:00:00.000Z`, ...late(8) };
  const { id: incidentId } = await life.sow(OFFICE, `POST ${BASE}/incidents`, {}, incident);
  await life.sow(DEPUTY, `POST ${BASE}/incidents/{id}/unfounded`, { id: incidentId }, { reason: why });
  life.readable.push(`${BASE}/complaints/${id}`, `${BASE}/complaints/${unfounded}`, `${BASE}/incidents/${incidentId}`);
}

/** Answers with an application that was determined, under the programme without a notice. */
export async function sowApplications(life: CountyLife): Promise<string> {
  const file = async (days: number): Promise<{ readonly id: string }> => {
    const subjectId = await life.team();
    const programmeId = life.programmes.quiet;
    const body = { programmeId, subjectId, filedBy: 'self', statement: 'x' };
    const declared = { keeping: judged };
    const filed = await life.sow('community', `POST ${BASE}/applications`, {}, { ...body, declared, ...late(days) });
    life.readable.push(`${BASE}/applications/${filed.id}`, `${BASE}/subjects/${subjectId}/gate/${programmeId}`);
    return { id: filed.id };
  };
  const of = await file(10);
  const act = async (who: string, what: string, body: object, days: number, ids = of): Promise<void> => {
    await life.sow(who, `POST ${BASE}/applications/{id}/${what}`, ids, { ...body, ...late(days) });
  };
  const town = { level: 'town' };
  const determine = { level: 'determine', grade: 'silver' };
  await act('town', 'returns', { ...town, reason: why, within: { days: 5, of: 'calendar' } }, 9);
  await act('community', 'resubmission', { statement: 'x' }, 8);
  await act('town', 'approvals', { ...town, note: why }, 7);
  await act(OFFICE, 'approvals', determine, 6);
  await act(DEPUTY, 'acceptances', determine, 5);
  await act(OFFICE, 'filing', { level: 'file', receiptNumber: documentNumber() }, 4);
  await act('town', 'rejection', { ...town, reason: why }, 2, await file(3));
  await act('community', 'withdrawal', { reason: why }, 2, await file(3));
  return of.id;
}

async function issuedPlan(life: CountyLife): Promise<string> {
  const { id } = await life.post(OFFICE, '/api/plans/v1/plans', {
    programmeId: life.programmes.noticed,
    header: {
      title: '整洁队评定方案',
      authorityUnitId: life.officeUnitId,
      divisionId: life.divisionId,
      period: { from: inDays(-60), to: inDays(200) },
    },
    items: [
      {
        heading: '整理网格环境',
        units: [{ role: 'lead', unitId: life.officeUnitId }],
        due: { kind: 'stated', on: inDays(30) },
      },
    ],
  });
  const order = { number: documentNumber(), issuedOn: inDays(0) };
  await life.post(LEADER, `/api/plans/v1/plans/${id}/issue`, order);
  return id;
}

async function sheetsOf(life: CountyLife, roundId: string, count: number): Promise<ReadonlyMap<string, string>> {
  const { items } = await life.eventually<Page<Sheet>>(
    `${BASE}/sheets?roundId=${roundId}`,
    ({ items: found }) => found.length === count,
  );
  return new Map(items.map(({ id, subject }) => [subject.id, id]));
}
