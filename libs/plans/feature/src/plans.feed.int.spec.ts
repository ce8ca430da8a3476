import {
  type Body,
  county,
  type DistrictClient,
  togetherAt,
  people,
  type RunningDistrict,
  TENANT,
  today,
  units,
  type Who,
} from '@gongjian/shared-records/testing';
import { runPlans } from './testing/running-plans.js';
import { planClosedV1, planIssuedV1, programmeVersionPublishedV1 } from '@gongjian/plans-contracts';
import { integrationTypeOf } from '@gongjian/shared-contracts';
import { until } from '@gongjian/shared-projections/testing';
import { draftedPlan, issuedPlan, item, nextNumber, publishedProgramme } from './testing/campaign-steps.js';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: string;
  readonly tenant: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const toldOfPlans = [programmeVersionPublishedV1, planIssuedV1, planClosedV1] as const;

describe('what plans tells others', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  const itemsOf = (body: Body): readonly Told[] => body['items'] as readonly Told[];

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterAll(() => plans.stop());

  /** All that is told once so many events are. */
  async function told(count: number): Promise<readonly Told[]> {
    let items: readonly Told[] = [];
    await until(async () => {
      items = itemsOf((await as('auditor').get('/feed?limit=200')).body);
      return items.length >= count;
    });
    return items;
  }

  it('comes in the order it happened, by sequence, as its contracts say', async () => {
    expect((await as('auditor').get('/feed')).body).toEqual({ items: [], next: null });
    const { planId, taskId } = await issuedPlan(plans);
    const office = as('office');
    await office.post(`/tasks/${taskId}/withdraw`, { reason: { code: 'other' } });
    expect((await office.post(`/plans/${planId}/close`, {})).status).toBe(200);
    const items = await told(3);
    expect(items.map(({ type, sequence, tenant }) => [type, sequence, tenant])).toEqual(
      toldOfPlans.map((event, index) => [integrationTypeOf(event), String(index).padStart(20, '0'), TENANT]),
    );
    for (const [index, event] of toldOfPlans.entries()) {
      expect(event.data.parse(items[index]?.data)).toEqual(items[index]?.data);
    }
    expect(items[1]).toMatchObject({
      subject: `plan-${planId}`,
      data: {
        planId,
        issuedOn: today,
        division: { id: county.id },
        authority: { id: units.office },
        act: { actor: { kind: 'person', id: people.office, role: 'office' }, channel: 'console' },
      },
    });
  });

  it('is read on from where a reader stands, in pages', async () => {
    const before = (await told(3)).length;
    await publishedProgramme(as('office'));
    await told(before + 1);
    const auditor = as('auditor');
    const page = (await auditor.get(`/feed?limit=2`)).body;
    expect(itemsOf(page)).toHaveLength(2);
    const rest = (await auditor.get(`/feed?after=${page['next'] as string}`)).body;
    expect(itemsOf(rest).map(({ sequence }) => Number(sequence))).toEqual(
      Array.from({ length: before - 1 }, (_, index) => index + 2),
    );
    expect((await auditor.get(`/feed?after=${rest['next'] as string}`)).body).toEqual({
      items: [],
      next: rest['next'],
    });
    expect(await auditor.get('/feed?after=-1')).toMatchObject({ status: 422, body: { code: 'REQUEST.INVALID' } });
  });

  it('is for those whose right covers the whole tenant, each of their own', async () => {
    for (const who of ['handler', 'town', 'office', 'leader'] as const) {
      expect(await as(who).get('/feed')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    }
    expect((await as('otherOffice').get('/feed')).body).toEqual({ items: [], next: null });
  });

  it('is told once, whatever is restarted', async () => {
    const before = await told(4);
    await plans.restart();
    const office = as('office');
    const planId = await draftedPlan(office, [item]);
    await office.post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
    const after = await told(before.length + 2);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after.map(({ id }) => id)).size).toBe(before.length + 2);
    expect(after.map(({ sequence }) => Number(sequence))).toEqual(after.map((_, index) => index));
  });
});
