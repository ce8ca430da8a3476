import type { Directory } from '@gongjian/shared-access';
import { ClosedPlans } from './closed-plans.js';
import { RestartingPlans, Restarts, type RestartingPlan } from './restarts.js';

const TENANT = 'tenant';
const plan: RestartingPlan = {
  planId: 'plan',
  divisionId: 'county',
  from: '2026-01-01',
  to: '2026-06-30',
  revision: '4',
};

class Plans extends RestartingPlans {
  constructor(private readonly plans: readonly RestartingPlan[]) {
    super();
  }

  override async of(tenant: string, programme: string): Promise<readonly RestartingPlan[]> {
    return tenant === TENANT && programme === 'helped' ? this.plans : [];
  }
}

class Closed extends ClosedPlans {
  constructor(private readonly ids: readonly string[]) {
    super();
  }

  override async has(_tenant: string, planId: string): Promise<boolean> {
    return this.ids.includes(planId);
  }
}

const tree: Readonly<Record<string, readonly string[]>> = {
  community: ['community', 'county', 'city'],
  county: ['county', 'city'],
  elsewhere: ['elsewhere', 'city'],
};
const directory = {
  path: async (id: string) => (tree[id] ?? []).map((each) => ({ id: each })),
} as unknown as Directory;

async function startedBy(
  divisionId: string,
  from: string,
  to: string,
  {
    plans = [plan],
    closed = [],
    programme = 'helped',
  }: {
    readonly plans?: readonly RestartingPlan[];
    readonly closed?: readonly string[];
    readonly programme?: string;
  } = {},
): Promise<string | null> {
  const found = await new Restarts(new Plans(plans), new Closed(closed), directory).by(TENANT, programme, divisionId, {
    from,
    to,
  });
  return found?.planId ?? null;
}

describe('a historic programme that was started again', () => {
  it('goes on where its plan is for, and below, for the whole of its period', async () => {
    expect(await startedBy('county', '2026-01-01', '2026-06-30')).toBe('plan');
    expect(await startedBy('community', '2026-06-30', '2026-06-30')).toBe('plan');
  });

  it('does not go on before and after, elsewhere and above', async () => {
    expect(await startedBy('county', '2025-12-31', '2026-06-30')).toBeNull();
    expect(await startedBy('county', '2026-01-01', '2026-07-01')).toBeNull();
    expect(await startedBy('elsewhere', '2026-03-01', '2026-03-01')).toBeNull();
    expect(await startedBy('city', '2026-03-01', '2026-03-01')).toBeNull();
  });

  it('does not go on when its plan is closed, or only another programme was started again', async () => {
    expect(await startedBy('county', '2026-03-01', '2026-03-01', { closed: ['plan'] })).toBeNull();
    expect(await startedBy('county', '2026-03-01', '2026-03-01', { programme: 'other' })).toBeNull();
    const another = { ...plan, planId: 'next', from: '2026-02-01' };
    expect(await startedBy('county', '2026-03-01', '2026-03-01', { plans: [plan, another], closed: ['plan'] })).toBe(
      'next',
    );
  });
});
