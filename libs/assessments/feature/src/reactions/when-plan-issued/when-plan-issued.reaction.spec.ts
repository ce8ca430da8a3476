import type { PlanIssuedV1, PublishableDefinition } from '@gongjian/plans-contracts';
import { planIssuedV1 } from '@gongjian/plans-contracts';
import type { ProgrammeDefinitions, PublishedDefinition } from '@gongjian/plans-client';
import { DeciderRunner, InMemoryEventStore, SystemClock } from '@gongjian/shared-event-sourcing';
import { InMemoryKeyStore, Keyring, KeyringCommandHashes, KeyringSealer, LocalMasterKey } from '@gongjian/shared-keys';
import type { Received } from '@gongjian/shared-messaging';
import { announcedCalendar, FixedWorkingCalendars } from '@gongjian/shared-records';
import { randomUUID } from 'node:crypto';
import { roundAggregate } from '../../rounds/aggregates.js';
import { roundOfPlan } from '../../rounds/ids.js';
import { PlanRounds } from '../../rounds/plan-rounds.js';
import { definition, round } from '../../testing/assessed-district.js';
import { WhenPlanIssued } from './when-plan-issued.reaction.js';

const TENANT = randomUUID();
const yearly = round('yearly');
const restart = {
  number: '重启1号',
  by: { zh: '省创建办', en: 'Province' },
  level: 'province' as const,
  on: '2026-01-04',
};

function publishedAs(change: object): PublishedDefinition {
  const whole = { ...definition, rounds: [yearly], ...change } as unknown as PublishableDefinition;
  const { programme } = planIssuedV1.example;
  return {
    programme: programme.id,
    version: programme.version,
    rules: 2,
    key: 'tidy-compound',
    authority: planIssuedV1.example.authority,
    definition: whole,
  };
}

describe('when a plan is issued', () => {
  let runner: DeciderRunner;

  beforeEach(() => {
    const keyring = new Keyring(new InMemoryKeyStore(), LocalMasterKey.random());
    const store = new InMemoryEventStore(randomUUID());
    runner = new DeciderRunner(store, new KeyringSealer(keyring), new KeyringCommandHashes(keyring), new SystemClock());
  });

  async function issue(published: PublishedDefinition, change: Partial<PlanIssuedV1> = {}): Promise<string> {
    const definitions = { awaited: async () => published } as unknown as ProgrammeDefinitions;
    const calendars = new FixedWorkingCalendars(announcedCalendar());
    const [handling] = new WhenPlanIssued(definitions, new PlanRounds(runner, calendars)).when;
    if (handling?.kind !== 'commands') throw new TypeError('it sends commands');
    const data = { ...planIssuedV1.example, ...change };
    await handling.handle({
      id: randomUUID(),
      tenant: TENANT,
      subject: `plan-${data.planId}`,
      sequence: 0n,
      time: '2026-03-09T02:00:00.000Z',
      data,
    } as unknown as Received<never>);
    const { state } = (await runner.load(
      roundAggregate,
      roundOfPlan(TENANT, data.planId, 'yearly', '2026'),
      TENANT,
    )) ?? {
      state: { status: 'none' },
    };
    return state.status;
  }

  it('its rounds open', async () => {
    expect(await issue(publishedAs({}))).toBe('open');
  });

  it('under a historic programme, they open with the approval to start it again', async () => {
    expect(await issue(publishedAs({ historic: true }), { restart })).toBe('open');
  });

  it('under a historic programme, none opens without it', async () => {
    await expect(issue(publishedAs({ historic: true }))).rejects.toMatchObject({ code: 'ROUND.HISTORIC' });
  });
});
