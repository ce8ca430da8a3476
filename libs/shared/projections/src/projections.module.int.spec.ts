import { derivedId, EventStore, InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { register } from 'prom-client';
import { DeadlineDefinition, type Due } from './deadline.js';
import { migrate, migrationsOf } from './migrations.js';
import { ProjectionRunner } from './projection-runner.js';
import { ProjectionsModule, type ProjectionsFeature } from './projections.module.js';
import { Reaction } from './reaction.js';
import { ReadModels } from './read-models.js';
import { errandCatalogue, errands, given, moved, type ErrandEvent } from './testing/errands.js';
import { appendEvents, rolePools, until, type RolePools } from './testing/index.js';

jest.setTimeout(60_000);

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const EAST = '0198c7a0-0000-7000-8000-0000000000e0';

class TellTown extends Command<void> {
  constructor(
    readonly commandId: string,
    readonly what: string,
  ) {
    super();
  }
}

@Injectable()
class Told {
  readonly commands = new Map<string, string>();
}

@CommandHandler(TellTown)
class TellTownHandler implements ICommandHandler<TellTown> {
  constructor(private readonly told: Told) {}

  async execute({ commandId, what }: TellTown): Promise<void> {
    this.told.commands.set(commandId, what);
  }
}

@Injectable()
class TellTheTown extends Reaction<ErrandEvent> {
  readonly context = 'samples';
  readonly name = 'tell_the_town';
  readonly catalogues = [errandCatalogue];
  readonly when = { ErrandMoved: (fact: Fact) => this.tell(fact.id, 'moved') };

  constructor(private readonly commandBus: CommandBus) {
    super();
  }

  private async tell(sourceEventId: string, what: string): Promise<void> {
    await this.commandBus.execute(new TellTown(derivedId(sourceEventId, this.name, ''), what));
  }
}

@Injectable()
class ErrandOverdue extends DeadlineDefinition<ErrandEvent> {
  readonly context = 'samples';
  readonly name = 'errand_overdue';
  readonly catalogue = errandCatalogue;

  constructor(private readonly commandBus: CommandBus) {
    super();
  }

  deadline({ event }: Fact<ErrandEvent>): { dueAt: string } | null {
    return event.type === 'ErrandGiven' ? { dueAt: `${event.data.dueOn}T16:00:00.000Z` } : null;
  }

  async command({ sourceEventId }: Due): Promise<void> {
    await this.commandBus.execute(new TellTown(derivedId(sourceEventId, this.name, ''), 'overdue'));
  }
}

const feature = {
  context: 'samples',
  projections: [errands],
  reactions: [TellTheTown],
  deadlines: [ErrandOverdue],
} satisfies ProjectionsFeature;

@Module({
  imports: [ProjectionsModule.forFeature(feature)],
  providers: [Told, TellTownHandler, TellTheTown, ErrandOverdue],
})
class SamplesModule {}

@Module({ imports: [ProjectionsModule.forFeature(feature)] })
class ForgetfulModule {}

@Module({ imports: [ProjectionsModule.forFeature({ context: 'plans', projections: [errands] })] })
class MisplacedModule {}

describe('the projections module', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: EventStore;
  const apps: INestApplicationContext[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [errands] }]));
    pools = rolePools(database.connection, 12);
    store = new InMemoryEventStore(randomUUID());
  });

  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });

  afterAll(async () => {
    await pools.end();
    await database.drop();
  });

  async function start(module: new () => object, run = true): Promise<INestApplicationContext> {
    const testing = await Test.createTestingModule({
      imports: [
        CqrsModule.forRoot(),
        ProjectionsModule.forRootAsync({
          useFactory: () => ({ store, servicePool: pools.service, projectorPool: pools.projector, run }),
        }),
        module,
      ],
    }).compile();
    testing.useLogger(false);
    apps.push(testing);
    return testing.init();
  }

  it('runs projections, reactions and deadlines of its features with what Nest injects into them', async () => {
    const app = await start(SamplesModule);
    const models = app.get(ReadModels, { strict: false });
    const id = randomUUID();
    const { position } = await appendEvents(store, errandCatalogue, {
      tenant: TENANT,
      id,
      events: [given('一', EAST, '2026-01-01'), moved('2026-01-02')],
    });
    await app.get(ProjectionRunner, { strict: false }).caughtUp();
    await models.waitFor(errands, await models.token(position));
    expect(await models.list(errands, TENANT)).toMatchObject({ rows: [{ id, revision: 1n }], next: null });
    const told = app.get(Told, { strict: false });
    await until(async () => told.commands.size === 2);
    expect([...told.commands.values()].sort()).toEqual(['moved', 'overdue']);
    const metrics = await register.metrics();
    expect(metrics).toContain('gongjian_reader_phase{context="samples",reader="projection.errand.v1",phase="live"} 1');
    for (const state of ['held', 'parked', 'queued']) {
      const labels = `context="samples",reaction="tell_the_town",state="${state}"`;
      expect(metrics).toContain(`gongjian_waiting_facts{${labels}} 0`);
    }
  });

  it('stops its readers with the application', async () => {
    const app = await start(SamplesModule);
    const runner = app.get(ProjectionRunner, { strict: false });
    await runner.caughtUp();
    await app.close();
    apps.splice(0);
    expect(runner.status().every(({ phase }) => phase === 'waiting')).toBe(true);
    expect(await register.metrics()).not.toContain('reader="projection.errand.v1"');
  });

  it('only reads where it is told so', async () => {
    const feeding = await start(SamplesModule);
    await feeding.get(ProjectionRunner, { strict: false }).caughtUp();
    const app = await start(SamplesModule, false);
    const models = app.get(ReadModels, { strict: false });
    const { position } = await appendEvents(store, errandCatalogue, {
      tenant: TENANT,
      id: randomUUID(),
      events: [given('二', EAST, '2999-01-01')],
    });
    await models.waitFor(errands, await models.token(position));
    const runner = app.get(ProjectionRunner, { strict: false });
    expect(runner.status().map(({ phase }) => phase)).toEqual(['waiting', 'waiting', 'waiting']);
    await until(async () => (await runner.readiness()).ready);
    expect(runner.registered).toEqual({
      reactions: [{ context: 'samples', name: 'tell_the_town' }],
      deadlines: [{ context: 'samples', name: 'errand_overdue' }],
    });
    expect(app.get(Told, { strict: false }).commands.size).toBe(0);
  });

  it('is not ready where nobody follows the log', async () => {
    await appendEvents(store, errandCatalogue, {
      tenant: TENANT,
      id: randomUUID(),
      events: [given('三', EAST, '2999-01-01')],
    });
    const app = await start(SamplesModule, false);
    expect(await app.get(ProjectionRunner, { strict: false }).readiness()).toMatchObject({
      ready: false,
      details: { readers: expect.arrayContaining(['samples/projection.errand.v1']) },
    });
  });

  it('refuses to start with a reaction that no module provides, or a projection of another context', async () => {
    await expect(start(ForgetfulModule)).rejects.toThrow('TellTheTown is among the providers of no module');
    await expect(start(MisplacedModule)).rejects.toThrow('samples.errand is registered in plans');
  });
});
