import { LocalMasterKey } from '@gongjian/shared-keys';
import {
  city,
  county,
  people,
  runDistrict,
  SeatedAuditor,
  TENANT,
  today,
  togetherAt,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { Module, type Type } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuditModule, type AuditSettings } from './audit.module.js';
import { auditProjections } from './reads.js';
import { treeChangesMigration } from './tree-changes.migration.js';
import { auditMigration } from './trees.migration.js';

function moduleOf(settings: AuditSettings): Type {
  @Module({ imports: [AuditModule.around(settings)] })
  class AuditUnderTest {}
  return AuditUnderTest;
}

const itemsOf = (body: Body): readonly Body[] => body['items'] as readonly Body[];

describe('an auditor’s seat on the transparency log', () => {
  let audit: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  let seat: SeatedAuditor;
  let folder: string;
  const events = `/trees/${TENANT}/1/events?limit=1`;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gongjian-trees-'));
    const settings = { folder, host: 'district.example', master: LocalMasterKey.random(), policy: null };
    audit = await runDistrict({
      context: 'audit',
      module: moduleOf(settings),
      projections: auditProjections,
      migrations: [auditMigration, treeChangesMigration],
      answers: '/trees',
      answersTo: 'auditAdmin',
    });
    as = togetherAt(audit);
    seat = new SeatedAuditor(audit, as, 'audit_read');
    await as('auditor').eventually('/trees', (body) =>
      itemsOf(body).some(({ states }) => Number((states as Body)['published']) > 0),
    );
  }, 120_000);

  afterAll(async () => {
    await audit?.stop();
    await rm(folder, { recursive: true });
  });

  it('not given for the whole log is refused, and the refusal is recorded', async () => {
    const auditor = await seat.seated(city, { from: today, to: null });
    const reads = await seat.recordedBy(async () => {
      expect(await auditor.get(events)).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    });
    expect(reads).toMatchObject([
      {
        ...{ seatId: seat.seatId, personId: people.seated, kind: 'read', records: [TENANT], shown: [] },
        ...{ route: '/api/audit/v1/trees/:tenant/:number/events', refused: { status: 403, code: 'ACCESS.DENIED' } },
      },
    ]);
  });

  it('given for the whole log reads it, each read recorded; how far the log has come is no read', async () => {
    const auditor = await seat.seated(city, { from: today, to: null }, { wholeLog: true });
    const trees = await auditor.get('/trees');
    expect(trees).toMatchObject({ status: 200, body: { items: [{ tenant: TENANT }] } });
    expect(trees.headers.get('gongjian-read')).toBeNull();
    const reads = await seat.recordedBy(async () => {
      const answer = await auditor.download(events);
      expect(answer.status).toBe(200);
      expect((await answer.text()).split('\n')).toHaveLength(2);
      const proof = await auditor.download(`/trees/${TENANT}/1/proofs/0`);
      expect([proof.status, proof.headers.get('gongjian-read')]).toEqual([200, expect.any(String)]);
      await proof.text();
      expect((await auditor.get('/trees')).status).toBe(200);
    });
    expect(reads.map(({ route, refused }) => [route.split('/').slice(7).join('/'), refused])).toEqual([
      ['events', undefined],
      ['proofs/:seq', undefined],
    ]);
  });

  it('on a county is refused the log, whatever it was given for', async () => {
    const auditor = await seat.seated(county, { from: today, to: null }, { wholeLog: true });
    expect(await auditor.get(events)).toMatchObject({ status: 403 });
  });

  it('is not needed by the district’s own auditor, whose reads are recorded', async () => {
    const reads = await seat.recordedBy(async () => {
      await (await as('auditor').download(events)).text();
    });
    expect(reads).toMatchObject([{ personId: people.auditor, kind: 'read' }]);
    const [{ readId = '' } = {}] = reads;
    await as('auditAdmin').eventually(`/reads?personId=${people.auditor}`, (body) =>
      itemsOf(body).some(({ id, seatId }) => id === readId && seatId === null),
    );
  });
});
