import {
  type DistrictClient,
  people,
  today,
  togetherAt,
  why,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import {
  definition,
  evidenceApproved,
  evidenceReopened,
  planned,
  published,
  registered,
  round,
} from './testing/assessed-district.js';
import { runAssessments } from './testing/running-assessments.js';

const itemsOf = (body: Body): readonly Body[] => body['items'] as readonly Body[];
const photos = { zh: '照片', en: 'Photos' };

/** A point that counts only with photos of the period. */
const needing = {
  standard: {
    items: definition.standard.items.map((item) =>
      item.code === 'order'
        ? { ...item, evidence: [{ code: 'photos', names: photos, window: { of: 'period' }, atLeast: 1 }] }
        : item,
    ),
  },
  rounds: [round('annual', { indicators: ['gate', 'order'], assessors: { number: 1, combine: 'mean' } })],
};

describe('approved evidence', () => {
  let district: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  let subjectId: string;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
    subjectId = await registered(district);
  });

  afterAll(() => district.stop());

  const source = (programmeId: string, indicators: readonly string[]) => ({
    sourceId: randomUUID(),
    programmeId,
    subjectIds: [subjectId],
    indicators,
  });

  const gate = (programmeId: string, holds: (row: Body) => boolean): Promise<Body> =>
    as('office').eventually(`/subjects/${subjectId}/gate/${programmeId}`, holds);

  const count = (row: Body, list: string): number => ((row[list] ?? []) as readonly unknown[]).length;

  /** The round and the subject's sheet, once it stands at the gate. */
  async function opened(programmeId: string): Promise<{ roundId: string; sheetId: string }> {
    await planned(district, programmeId);
    const { sheets } = await gate(programmeId, (row) => count(row, 'sheets') === 1);
    const [attached] = sheets as readonly Body[];
    const roundId = attached?.['roundId'] as string;
    await as('office').eventually(`/rounds/${roundId}`, ({ subjects }) => subjects !== null);
    return { roundId, sheetId: attached?.['sheetId'] as string };
  }

  const sheet = (sheetId: string, holds: (row: Body) => boolean): Promise<Body> =>
    as('office').eventually(`/sheets/${sheetId}`, holds);

  async function scored(sheetId: string): Promise<Body> {
    const appointed = await as('office').post(`/sheets/${sheetId}/assessors`, { personId: people.assessor });
    expect(appointed.status).toBe(200);
    const filed = await as('assessor').post(`/sheets/${sheetId}/assessments`, { values: { gate: true, order: 9 } });
    expect(filed.status).toBe(200);
    return sheet(sheetId, ({ status }) => status === 'scored');
  }

  const types = async (path: string): Promise<readonly unknown[]> => {
    const { body } = await as('office').get(`${path}/history`);
    return (body['entries'] as readonly Body[]).map(({ type }) => type);
  };

  it('that came before the round is marked in the sheet; done again it reopens the sheet, and the result', async () => {
    const programmeId = await published(district, needing);
    const evidenced = source(programmeId, ['order', 'green']);
    await evidenceApproved(district, evidenced);
    await gate(programmeId, (row) => count(row, 'evidence') === 1);
    const { roundId, sheetId } = await opened(programmeId);
    const marked = await sheet(sheetId, (row) => count(row, 'evidence') > 0);
    const { sourceId } = evidenced;
    expect(marked['evidence']).toEqual([
      {
        indicator: 'order',
        sourceId,
        evidence: [{ evidenceId: sourceId, version: 1, sha256: '1'.repeat(64), code: null, on: today }],
      },
    ]);
    expect(await scored(sheetId)).toMatchObject({ score: { result: { total: 9 } } });
    expect((await as('office').post(`/rounds/${roundId}/closure`, {})).status).toBe(202);
    await as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'concluded');
    await gate(programmeId, (row) => count(row, 'sheets') === 0);
    const ranking = await as('office').eventually(`/rounds/${roundId}/ranking`, (page) => itemsOf(page).length === 1);
    const resultId = itemsOf(ranking)[0]?.['id'] as string;

    await evidenceReopened(district, evidenced);
    const again = await sheet(sheetId, ({ status }) => status === 'reopened');
    expect(again).toMatchObject({
      evidence: [],
      reopenings: [{ cause: { kind: 'evidence', id: sourceId }, by: null, reason: null }],
    });
    const result = await as('leader').eventually(`/results/${resultId}`, ({ reopened }) => reopened !== null);
    expect(result).toMatchObject({ total: 9, reopened: { cause: { kind: 'evidence', id: sourceId } } });

    await scored(sheetId);
    const { body: after } = await as('office').get(`/sheets/${sheetId}`);
    expect(after).toMatchObject({ score: { result: { total: 0 } } });
    const { revision } = after['score'] as Body;
    await as('leader').eventually(
      `/results/${resultId}`,
      ({ reopened }) => (reopened as Body | null)?.['sheetRevision'] === revision,
    );
    expect((await as('leader').post(`/results/${resultId}/reexamination`, { reason: why })).status).toBe(200);
    const changed = await as('leader').eventually(`/results/${resultId}`, ({ reopened }) => reopened === null);
    expect(changed).toMatchObject({ total: 0, grade: 'none' });

    await evidenceApproved(district, { ...evidenced, fileVersion: 2 });
    const anew = await sheet(sheetId, (row) => JSON.stringify(row['evidence']).includes('2'.repeat(64)));
    expect(anew).toMatchObject({ status: 'scored', score: { result: { total: 9 } } });
    expect((await types(`/sheets/${sheetId}`)).slice(-2)).toEqual(['IndicatorEvidenced', 'SheetScored']);
    await as('leader').eventually(`/results/${resultId}`, ({ reopened }) => reopened !== null);

    expect((await as('office').post(`/sheets/${sheetId}/reopening`, { reason: why })).status).toBe(200);
    await sheet(sheetId, ({ status }) => status === 'reopened');
    await evidenceApproved(district, { ...evidenced, fileVersion: 3 });
    await sheet(sheetId, (row) => JSON.stringify(row['evidence']).includes('3'.repeat(64)));
    await scored(sheetId);
    expect((await as('office').get(`/sheets/${sheetId}`)).body).toMatchObject({ score: { result: { total: 9 } } });
  });

  it('that comes while the round goes on is marked, taken back and marked anew', async () => {
    const programmeId = await published(district, needing);
    const { sheetId } = await opened(programmeId);
    const evidenced = source(programmeId, ['order']);
    await evidenceApproved(district, evidenced);
    await sheet(sheetId, (row) => count(row, 'evidence') === 1);
    await evidenceReopened(district, evidenced);
    expect(await sheet(sheetId, (row) => count(row, 'evidence') === 0)).toMatchObject({ status: 'open' });
    await evidenceApproved(district, { ...evidenced, fileVersion: 2 });
    await sheet(sheetId, (row) => JSON.stringify(row['evidence']).includes('2'.repeat(64)));
    expect(await scored(sheetId)).toMatchObject({ score: { result: { total: 9 } } });

    await evidenceApproved(district, { ...evidenced, fileVersion: 3 });
    await sheet(sheetId, (row) => JSON.stringify(row['evidence']).includes('3'.repeat(64)));
    expect((await types(`/sheets/${sheetId}`)).slice(-4)).toEqual([
      'SheetScored',
      'IndicatorEvidenceReopened',
      'SheetReopened',
      'IndicatorEvidenced',
    ]);
  });

  it('that is approved anew for a result that was reopened counts in the sheet', async () => {
    const programmeId = await published(district, needing);
    const evidenced = source(programmeId, ['order']);
    await evidenceApproved(district, evidenced);
    await gate(programmeId, (row) => count(row, 'evidence') === 1);
    const { roundId, sheetId } = await opened(programmeId);
    await sheet(sheetId, (row) => count(row, 'evidence') === 1);
    await scored(sheetId);
    expect((await as('office').post(`/rounds/${roundId}/closure`, {})).status).toBe(202);
    await gate(programmeId, (row) => count(row, 'sheets') === 0);

    await evidenceReopened(district, evidenced);
    await sheet(sheetId, ({ status }) => status === 'reopened');
    await evidenceApproved(district, { ...evidenced, fileVersion: 2, code: 'photos' });
    const marked = await sheet(sheetId, (row) => JSON.stringify(row['evidence']).includes('2'.repeat(64)));
    expect(marked).toMatchObject({ evidence: [{ evidence: [{ code: 'photos' }] }] });
    expect(await scored(sheetId)).toMatchObject({ score: { result: { total: 9 } } });
  });

  it('that comes after the score is counted, whether the round is over or not; the result is opened again', async () => {
    const programmeId = await published(district, needing);
    const { roundId, sheetId } = await opened(programmeId);
    expect(await scored(sheetId)).toMatchObject({ score: { result: { total: 0 } } });
    const early = source(programmeId, ['order']);
    await evidenceApproved(district, early);
    const counted = await sheet(sheetId, (row) => count(row, 'evidence') === 1);
    expect(counted).toMatchObject({ status: 'scored', score: { result: { total: 9 } }, reopenings: [] });
    await evidenceReopened(district, early);
    await sheet(sheetId, ({ status }) => status === 'reopened');
    expect(await scored(sheetId)).toMatchObject({ score: { result: { total: 0 } } });
    expect((await as('office').post(`/rounds/${roundId}/closure`, {})).status).toBe(202);
    const ranking = await as('office').eventually(`/rounds/${roundId}/ranking`, (page) => itemsOf(page).length === 1);
    const resultId = itemsOf(ranking)[0]?.['id'] as string;
    await gate(programmeId, (row) => count(row, 'sheets') === 0);

    const late = source(programmeId, ['order']);
    await evidenceApproved(district, late);
    const cause = { kind: 'evidence', id: late.sourceId };
    const result = await as('leader').eventually(`/results/${resultId}`, ({ reopened }) => reopened !== null);
    expect(result).toMatchObject({ total: 0, reopened: { cause } });
    expect((await as('leader').post(`/results/${resultId}/reexamination`, { reason: why })).status).toBe(200);
    await as('leader').eventually(`/results/${resultId}`, ({ total }) => total === 9);

    const more = source(programmeId, ['order']);
    await evidenceApproved(district, more);
    await gate(programmeId, (row) => count(row, 'evidence') === 2);
    expect((await types(`/sheets/${sheetId}`)).slice(-2)).toEqual(['IndicatorEvidenced', 'SheetScored']);
  });

  it('of another programme, and after the round was cancelled, is marked nowhere', async () => {
    const programmeId = await published(district, needing);
    const other = await published(district, needing);
    const { roundId, sheetId } = await opened(programmeId);
    const { sheetId: elsewhere } = await opened(other);
    expect((await as('office').post(`/rounds/${roundId}/cancellation`, { reason: why })).status).toBe(200);
    await gate(programmeId, (row) => count(row, 'endedSheets') === 1);
    await evidenceApproved(district, source(programmeId, ['order']));
    await gate(programmeId, (row) => count(row, 'evidence') === 1);
    await evidenceApproved(district, source(other, ['order']));
    await sheet(elsewhere, (row) => count(row, 'evidence') === 1);
    expect(await types(`/sheets/${sheetId}`)).toEqual(['SheetOpened']);
    expect(await types(`/sheets/${elsewhere}`)).toEqual(['SheetOpened', 'IndicatorEvidenced']);
  });

  it('beside it, facts that are told or withdrawn after the conclusion score the sheet anew, and open the result', async () => {
    const programmeId = await published(district, {
      facts: { incidents: [{ code: 'fire', names: photos, verifiedBy: 'reporter' }] },
      standard: {
        items: definition.standard.items,
        vetoes: [{ code: 'noFire', names: photos, incidents: ['fire'], lookBack: { years: 1 } }],
      },
      rounds: [round('annual', { indicators: ['gate', 'order'], assessors: { number: 1, combine: 'mean' } })],
    });
    const { roundId, sheetId } = await opened(programmeId);
    await scored(sheetId);
    expect((await as('office').post(`/rounds/${roundId}/closure`, {})).status).toBe(202);
    const ranking = await as('office').eventually(`/rounds/${roundId}/ranking`, (page) => itemsOf(page).length === 1);
    const resultId = itemsOf(ranking)[0]?.['id'] as string;

    const said = { subjectId, kind: 'fire', occurredAt: new Date(Date.now() - 3_600_000).toISOString() };
    const { status, body } = await as('office').post('/incidents', said);
    expect(status).toBe(201);
    const factId = body['id'] as string;
    const cause = { kind: 'fact', id: factId };
    const vetoed = await sheet(sheetId, (row) => count(row, 'reopenings') === 1);
    expect(vetoed).toMatchObject({
      status: 'scored',
      score: { result: { total: 9, vetoes: [{ code: 'noFire', by: 'incident', facts: [factId] }] } },
      reopenings: [{ cause, by: null, reason: null }],
    });
    await as('leader').eventually(`/results/${resultId}`, ({ reopened }) => reopened !== null);
    expect((await as('leader').post(`/results/${resultId}/reexamination`, { reason: why })).status).toBe(200);

    expect((await as('office').post(`/incidents/${factId}/withdrawal`, { reason: 'error' })).status).toBe(200);
    const again = await sheet(sheetId, (row) => count(row, 'reopenings') === 2);
    expect(again).toMatchObject({ status: 'scored', score: { result: { total: 9, vetoes: [] } } });
    const result = await as('leader').eventually(`/results/${resultId}`, ({ reopened }) => reopened !== null);
    expect(result).toMatchObject({ reopened: { cause } });
    expect((await types(`/sheets/${sheetId}`)).slice(-4)).toEqual([
      ...['SheetReopened', 'SheetScored'],
      ...['SheetReopened', 'SheetScored'],
    ]);
  });
});
