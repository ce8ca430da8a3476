import { subjectCatalogue } from '@gongjian/directory-domain';
import {
  city,
  community,
  county,
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
import {
  newSubject,
  nextDocument,
  publishedProgramme,
  readyTitle,
  toldIncident,
  type Listed,
  type Programme,
} from './testing/award-steps.js';
import { runAwards } from './testing/running-awards.js';

const idsOf = (body: Body): readonly unknown[] => (body['items'] as readonly Body[]).map(({ id }) => id);

describe('an auditor’s seat on titles', () => {
  let awards: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  let seat: SeatedAuditor;
  let programme: Programme;
  let inTown: Listed;
  let inCounty: Listed;
  let batchId: string;

  /** Of the division, and known to the directory. */
  async function listedIn(division: typeof county): Promise<Listed> {
    const { id, name, code } = division;
    const subject = { ...newSubject(), division: { id, name } };
    await awards.recordDirectory(subjectCatalogue, subject.id, [
      {
        type: 'SubjectRegistered',
        data: {
          ...{ kind: 'compound', name: subject.name, class: null, unit: null, effectiveOn: '2020-01-01' },
          division: { id, name, code },
        },
      },
    ]);
    return readyTitle(awards, programme, subject);
  }

  beforeAll(async () => {
    awards = await runAwards();
    as = togetherAt(awards);
    seat = new SeatedAuditor(awards, as, 'awards_read');
    programme = await publishedProgramme(awards);
    [inTown, inCounty] = [await listedIn(town), await listedIn(county)];
    const items = [inTown, inCounty].map(({ titleId, slateId }) => ({ titleId, slateId }));
    for (const { titleId } of items) await as('leader').eventually(`/titles/${titleId}`, (body) => 'id' in body);
    const ordered = await as('leader').post('/titles/bulk-signatures', { items, documentNumber: nextDocument() });
    batchId = String(ordered.body['id']);
    await as('leader').eventually(`/titles/bulk-signatures/${batchId}`, ({ status }) => status === 'ended');
    await toldIncident(awards, inTown.subject);
    await as('office').eventually(`/subjects/${inTown.subject.id}/watch`, (body) => 'facts' in body);
  }, 120_000);

  afterAll(() => awards.stop());

  it('on a town reads its titles, what is known of its subjects, and of bulk signatures those of its titles', async () => {
    const auditor = await seat.seated(town, { from: today, to: null });
    expect(idsOf((await auditor.get('/titles')).body)).toEqual([inTown.titleId]);
    expect(await auditor.get(`/titles/${inTown.titleId}`)).toMatchObject({ status: 200 });
    const reads = await seat.recordedBy(async () => {
      expect(await auditor.get(`/subjects/${inTown.subject.id}/watch`)).toMatchObject({
        status: 200,
        body: { subjectId: inTown.subject.id },
      });
      expect(await auditor.get(`/subjects/${inTown.subject.id}/watch/history`)).toMatchObject({ status: 200 });
      expect(await auditor.get(`/titles/bulk-signatures/${batchId}`)).toMatchObject({
        status: 200,
        body: { total: 1, ordered: { items: [{ titleId: inTown.titleId }] }, done: [inTown.titleId], failed: [] },
      });
    });
    expect(reads).toHaveLength(3);
    expect(reads.filter((read) => 'refused' in read)).toEqual([]);
  });

  it('reads nothing of other divisions, and is recorded as refused', async () => {
    const auditor = await seat.seated(otherCounty, { from: today, to: null });
    const reads = await seat.recordedBy(async () => {
      expect(await auditor.get(`/titles/${inTown.titleId}`)).toMatchObject({ status: 403 });
      expect(await auditor.get(`/subjects/${inTown.subject.id}/watch`)).toMatchObject({ status: 403 });
      expect(await auditor.get(`/subjects/${inTown.subject.id}/watch/history`)).toMatchObject({ status: 403 });
      expect(await auditor.get(`/titles/bulk-signatures/${batchId}`)).toMatchObject({ status: 404 });
      expect(await auditor.post(`/titles/${inTown.titleId}/conferral`, {})).toMatchObject({ status: 403 });
    });
    expect(reads.map(({ refused }) => refused?.status)).toEqual([403, 403, 403, 404, 403]);
    expect(idsOf((await auditor.get('/titles')).body)).toEqual([]);
  });

  it('on a community below sees nothing of the town', async () => {
    const auditor = await seat.seated(community, { from: today, to: null });
    expect(await auditor.get(`/titles/bulk-signatures/${batchId}`)).toMatchObject({ status: 404 });
    expect(await auditor.get(`/subjects/${inCounty.subject.id}/watch`)).toMatchObject({ status: 403 });
  });

  it('on the whole city sees them whole, and titles as they were at the end of its period', async () => {
    const auditor = await seat.seated(city, { from: today, to: null });
    expect(await auditor.get(`/titles/bulk-signatures/${batchId}`)).toMatchObject({ status: 200, body: { total: 2 } });
    const before = await seat.seated(city, { from: inDays(-30), to: inDays(-1) });
    expect(await before.get(`/titles/${inTown.titleId}`)).toMatchObject({ status: 404 });
    expect(idsOf((await before.get('/titles')).body)).toEqual([]);
  });

  it('is not needed by the district’s own auditor, whose reads are recorded', async () => {
    const reads = await seat.recordedBy(() => as('auditor').get(`/titles/${inTown.titleId}`));
    expect(reads).toMatchObject([{ personId: people.auditor, shown: [inTown.titleId] }]);
    expect(reads[0]).not.toHaveProperty('seatId');
  });
});
