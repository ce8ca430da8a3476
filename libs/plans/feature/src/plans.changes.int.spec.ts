import { directoryTables } from '@gongjian/shared-access';
import type { PersonEvent } from '@gongjian/directory-contracts';
import { parsePositionToken } from '@gongjian/shared-projections';
import {
  ChangeListener,
  people,
  togetherAt,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { draftedPlan, issuedPlan, item, publishedProgramme } from './testing/campaign-steps.js';
import { runPlans } from './testing/running-plans.js';

describe('live changes of plans', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  const open: ChangeListener[] = [];

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterEach(() => {
    for (const each of open.splice(0)) each.leave();
  });

  afterAll(() => plans.stop());

  async function listen(who: Who, lastEventId?: string): Promise<ChangeListener> {
    const listener = await ChangeListener.open(plans, who, lastEventId);
    open.push(listener);
    expect(listener.response.status).toBe(200);
    await listener.eventually(({ heard }) => heard[0]?.event === 'open');
    return listener;
  }

  it('are told as kind, id and position, when who reads again sees them', async () => {
    const listener = await listen('handler');
    expect(listener.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(listener.response.headers.get('cache-control')).toBe('no-store');
    const { planId, taskId } = await issuedPlan(plans);
    await listener.eventually(({ changed }) => changed.includes(`task ${taskId}`));
    expect(listener.changed).toContain(`plan ${planId}`);
    for (const { event, id, data } of listener.heard.slice(1)) {
      expect([event, Object.keys(data), data['position']]).toEqual(['changed', ['kind', 'id', 'position'], id]);
    }
    const told = listener.heard.find(({ data }) => data['id'] === taskId);
    const read = await fetch(`${plans.origin}${plans.base}/tasks/${taskId}`, {
      headers: { authorization: `Bearer ${await plans.token('office')}` },
    });
    const position = (token: string | null): string => parsePositionToken(token ?? '').position;
    expect(position(read.headers.get('gongjian-position')) >= position(told?.id ?? null)).toBe(true);
  });

  it('come in the order of the log', async () => {
    const listener = await listen('office');
    await issuedPlan(plans);
    await listener.eventually(({ changed }) => changed.some((each) => each.startsWith('task ')));
    const positions = listener.heard.slice(1).map(({ id }) => parsePositionToken(id ?? '').position);
    expect(positions).toEqual([...positions].sort());
  });

  it('are those of one’s own tenant', async () => {
    const [elsewhere, here] = [await listen('otherOffice'), await listen('office')];
    const planId = await draftedPlan(as('office'), [item]);
    await here.eventually(({ changed }) => changed.includes(`plan ${planId}`));
    expect(elsewhere.heard.map(({ event }) => event)).toEqual(['open']);
  });

  it('are refused to who reads nothing of the context, and without a valid place to go on from', async () => {
    for (const who of ['keeper', 'health'] as const) {
      expect(await as(who).get('/changes')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    }
    const lost = await ChangeListener.open(plans, 'office', 'yesterday');
    expect([lost.response.status, await lost.response.json()]).toMatchObject([
      422,
      { code: 'REQUEST.INVALID_POSITION' },
    ]);
    const nobody = await fetch(`${plans.origin}${plans.base}/changes`);
    expect(nobody.status).toBe(401);
  });

  it('go on after the last event that was heard, without those before', async () => {
    const first = await listen('office');
    const before = await publishedProgramme(as('office'));
    await first.eventually(({ changed }) => changed.filter((each) => each === `programme ${before}`).length === 2);
    const last = first.heard.at(-1)?.id ?? '';
    first.leave();
    const missed = await draftedPlan(as('office'), [item]);
    const again = await listen('office', last);
    await again.eventually(({ changed }) => changed.includes(`plan ${missed}`));
    expect(again.changed.filter((each) => each.includes(before))).toEqual([]);
    expect(again.heard.filter(({ event }) => event === 'reset')).toEqual([]);
  });

  it('begin with everything anew for who stood in another log', async () => {
    const elsewhere = await listen('office', '0198c7a0-0000-7000-8000-0000000000ff:1:7');
    await elsewhere.eventually(({ heard }) => heard.some(({ event }) => event === 'reset'));
  });

  it('end at once when the process stops, and go on in the next', async () => {
    const listener = await listen('office');
    const planId = await draftedPlan(as('office'), [item]);
    await listener.eventually(({ changed }) => changed.includes(`plan ${planId}`));
    const last = listener.heard.at(-1)?.id ?? '';
    const began = performance.now();
    await plans.restart();
    await listener.eventually(({ ended }) => ended);
    expect(listener.heard.at(-1)).toMatchObject({ event: 'end', data: { reason: 'shutdown' } });
    expect(performance.now() - began).toBeLessThan(5_000);
    const next = await draftedPlan(as('office'), [item]);
    const again = await listen('office', last);
    await again.eventually(({ changed }) => changed.includes(`plan ${next}`));
  });

  it('end within five seconds when the rights are taken away', async () => {
    const listener = await listen('stranger');
    const { catalogue } = directoryTables('plans').person;
    const unbound: PersonEvent = {
      type: 'AccountUnbound',
      data: { issuer: 'https://id.example/oidc', subject: 'stranger', reason: null },
    };
    const began = performance.now();
    await plans.recordDirectory(catalogue, people.stranger, [unbound]);
    await listener.eventually(({ ended }) => ended);
    expect(listener.heard.at(-1)).toMatchObject({ event: 'end', data: { reason: 'rights' } });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
