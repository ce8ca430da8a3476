import {
  city,
  inDays,
  otherCounty,
  people,
  SeatedAuditor,
  today,
  togetherAt,
  town,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { planned, published, registered } from './testing/assessed-district.js';
import { runAssessments } from './testing/running-assessments.js';

const itemsOf = (body: Body): readonly Body[] => body['items'] as readonly Body[];
const idsOf = (body: Body): readonly string[] => itemsOf(body).map(({ id }) => String(id));

describe('an auditor’s seat on assessments', () => {
  let district: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  let seat: SeatedAuditor;
  let roundId: string;
  let sheetId: string;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
    seat = new SeatedAuditor(district, as, 'assessments_read');
    await registered(district, { name: '柳荫花园', division: town });
    const planId = await planned(district, await published(district));
    const opened = await as('office').eventually(`/rounds?planId=${planId}`, (body) =>
      itemsOf(body).some(({ subjects }) => subjects === 1),
    );
    [roundId = ''] = idsOf(opened);
    const listed = await as('office').eventually(`/sheets?roundId=${roundId}`, (body) => idsOf(body).length === 1);
    [sheetId = ''] = idsOf(listed);
  }, 120_000);

  afterAll(() => district.stop());

  it('reads rounds, sheets and their histories in its divisions, each recorded before it is answered', async () => {
    const auditor = await seat.seated(town, { from: today, to: null });
    const paths = [`/rounds/${roundId}`, `/sheets/${sheetId}`, `/sheets/${sheetId}/history`, '/rounds', '/sheets'];
    const reads = await seat.recordedBy(async () => {
      for (const path of paths) {
        const { status, headers } = await auditor.get(path);
        expect([path, status, headers.get('gongjian-read')]).toEqual([path, 200, expect.any(String)]);
      }
    });
    expect(reads.map(({ route }) => route.replace('/api/assessments/v1', ''))).toEqual([
      '/rounds/:id',
      '/sheets/:id',
      '/sheets/:id/history',
      '/rounds',
      '/sheets',
    ]);
    expect(new Set(reads.map(({ seatId }) => seatId))).toEqual(new Set([seat.seatId]));
    expect(reads[1]).toMatchObject({ personId: people.seated, records: [sheetId], shown: [sheetId] });
    expect(reads.filter((read) => 'refused' in read)).toEqual([]);
  });

  it('reads no sheet outside its divisions, writes nothing, and both are recorded as refused', async () => {
    const auditor = await seat.seated(otherCounty, { from: today, to: null });
    expect(idsOf((await auditor.get('/sheets')).body)).toEqual([]);
    const reads = await seat.recordedBy(async () => {
      expect(await auditor.get(`/sheets/${sheetId}`)).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      expect((await auditor.post(`/rounds/${roundId}/closure`, {})).status).toBe(403);
    });
    const refused = { status: 403, code: 'ACCESS.DENIED' };
    expect(reads).toMatchObject([
      { kind: 'read', records: [sheetId], shown: [], refused },
      { kind: 'act', records: [roundId], shown: [], refused },
    ]);
  });

  it('sees of sheets only what happened in its period, of rounds how they were at its end', async () => {
    const before = await seat.seated(city, { from: inDays(-30), to: inDays(-1) });
    expect(await before.get(`/sheets/${sheetId}`)).toMatchObject({ status: 404 });
    expect(idsOf((await before.get('/sheets')).body)).toEqual([]);
    expect(await before.get(`/rounds/${roundId}`)).toMatchObject({ status: 404 });
    const after = await seat.seated(city, { from: inDays(1), to: null });
    expect(await after.get(`/sheets/${sheetId}`)).toMatchObject({ status: 404 });
    expect(await after.get(`/rounds/${roundId}`)).toMatchObject({ status: 200 });
  });

  it('shows the audit administrator what the district’s own auditor reads too', async () => {
    const reads = await seat.recordedBy(() => as('auditor').get(`/sheets/${sheetId}`));
    expect(reads).toMatchObject([{ personId: people.auditor, shown: [sheetId] }]);
    const [{ readId = '' } = {}] = reads;
    const listed = await as('auditAdmin').eventually(`/reads?personId=${people.auditor}`, (body) =>
      idsOf(body).includes(readId),
    );
    expect(itemsOf(listed)).toMatchObject([{ id: readId, seatId: null, refused: null }]);
    expect(await as('auditor').get('/reads')).toMatchObject({ status: 403 });
  });
});
