import {
  Clock,
  DeciderRunner,
  InMemoryEventStore,
  reservationAggregate,
  reservationId,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import { localDateAt, type UnitAsOf } from '@gongjian/shared-kernel';
import { InMemoryKeyStore, Keyring, KeyringCommandHashes, KeyringSealer, LocalMasterKey } from '@gongjian/shared-keys';
import type { PlanCommand } from '@gongjian/plans-domain';
import { randomUUID } from 'node:crypto';
import { planAggregate } from '../aggregates.js';
import { DocumentNumbers } from './document-numbers.js';
import { planStream } from './plan-stream.js';

const TENANT = randomUUID();
const NUMBER = '清创〔2026〕7号';
const county = { id: randomUUID(), name: '清河县' };
const office: UnitAsOf = { id: randomUUID(), name: '清河县创建办', division: county };
const signer = { personId: randomUUID(), role: 'leader', post: null, unit: null, division: county };

class MovedClock extends Clock {
  time = Date.parse('2026-03-10T02:00:00.000Z');

  override now(): string {
    return new Date(this.time).toISOString();
  }
}

describe('a document number', () => {
  let clock: MovedClock;
  let runner: DeciderRunner;
  let numbers: DocumentNumbers;

  beforeEach(() => {
    clock = new MovedClock();
    const keyring = new Keyring(new InMemoryKeyStore(), LocalMasterKey.random());
    const store = new InMemoryEventStore(randomUUID());
    runner = new DeciderRunner(store, new KeyringSealer(keyring), new KeyringCommandHashes(keyring), clock);
    numbers = new DocumentNumbers(runner, clock);
  });

  const envelope = (): CommandEnvelope => {
    const commandId = randomUUID();
    return {
      tenant: TENANT,
      commandId,
      fingerprint: commandId,
      actor: { kind: 'person', id: randomUUID(), role: 'office', post: null, division: null, unit: null },
      channel: 'console',
      correlationId: commandId,
    };
  };

  async function run<Type extends PlanCommand['type']>(
    planId: string,
    type: Type,
    data: Omit<Extract<PlanCommand, { readonly type: Type }>['data'], 'planId'>,
  ): Promise<void> {
    const now = clock.now();
    const command = { type, data: { planId, ...data }, now, today: localDateAt(now) } as unknown as PlanCommand;
    await runner.execute(planAggregate, planId, command, envelope());
  }

  async function drafted(): Promise<string> {
    const planId = randomUUID();
    const item = {
      itemId: randomUUID(),
      number: null,
      heading: '清理楼道',
      content: '',
      deliverables: [],
      units: [{ role: 'lead' as const, unit: office, text: null }],
      persons: [],
      due: { kind: 'periodEnd' as const },
      source: { kind: 'planItem' as const, reference: null, place: null },
      lateEntry: null,
    };
    await run(planId, 'DraftPlan', {
      programme: { id: randomUUID(), version: 1, names: { zh: '创建', en: 'Campaign' } },
      header: { title: '方案', authority: office, division: county, period: { from: '2026-03-01', to: '2026-11-30' } },
      importedFrom: null,
      stages: [],
      groups: [],
      items: [item],
    });
    return planId;
  }

  const issue = (planId: string, number: string): Promise<void> =>
    run(planId, 'IssuePlan', {
      number,
      issuedOn: '2026-03-10',
      signer,
      document: null,
      lateEntry: null,
      programme: { historic: false, endsOn: null, cycleYears: null, level: null },
      restart: null,
    });

  async function holder(): Promise<string | null> {
    const reservation = await runner.load(
      reservationAggregate,
      reservationId(TENANT, 'documentNumber', NUMBER),
      TENANT,
    );
    return reservation === null || reservation.state.status === 'free' ? null : reservation.state.target;
  }

  it('is the plan’s that was issued under it, for ever', async () => {
    const [first, second] = [await drafted(), await drafted()];
    await numbers.take(NUMBER, first, envelope());
    await issue(first, NUMBER);
    clock.time += 86_400_000;
    await expect(numbers.take(NUMBER, second, envelope())).rejects.toMatchObject({ code: 'PLAN.NUMBER_TAKEN' });
    await numbers.hold(NUMBER, second, envelope());
    expect(await holder()).toBe(planStream(first));
  });

  it('left behind by a draft is the next one’s, once the first can no longer be asking for it', async () => {
    const [first, second] = [await drafted(), await drafted()];
    await numbers.take(NUMBER, first, envelope());
    await expect(numbers.take(NUMBER, second, envelope())).rejects.toMatchObject({ code: 'PLAN.NUMBER_TAKEN' });
    clock.time += 61_000;
    await numbers.take(NUMBER, second, envelope());
    expect(await holder()).toBe(planStream(second));
  });

  it('left behind by a plan that was discarded, or issued under another number, is free', async () => {
    const [discarded, issued, next] = [await drafted(), await drafted(), await drafted()];
    await numbers.take(NUMBER, discarded, envelope());
    await run(discarded, 'DiscardPlanDraft', { reason: { code: 'other', text: null } });
    await numbers.take(NUMBER, issued, envelope());
    expect(await holder()).toBe(planStream(issued));
    await issue(issued, '清创〔2026〕8号');
    clock.time += 61_000;
    await numbers.take(NUMBER, next, envelope());
    expect(await holder()).toBe(planStream(next));
  });

  it('waits for a correction to be confirmed', async () => {
    const [corrected, next] = [await drafted(), await drafted()];
    await issue(corrected, '清创〔2026〕8号');
    await numbers.take(NUMBER, corrected, envelope());
    await run(corrected, 'CorrectPlan', {
      correctionId: randomUUID(),
      corrects: randomUUID(),
      correction: { field: 'number', value: NUMBER },
      reason: { code: 'other', text: null },
      by: signer,
    });
    clock.time += 61_000;
    await expect(numbers.take(NUMBER, next, envelope())).rejects.toMatchObject({ code: 'PLAN.NUMBER_TAKEN' });
  });

  it('of an order that was given is taken back from a draft that only asks for it', async () => {
    const [issued, draft] = [await drafted(), await drafted()];
    await issue(issued, NUMBER);
    await numbers.take(NUMBER, draft, envelope());
    await numbers.hold(NUMBER, issued, envelope());
    expect(await holder()).toBe(planStream(issued));
  });
});
