import { Clock, EventStore } from '@gongjian/shared-event-sourcing';
import { ProjectionsSettings, ReadModels, type AnyProjection } from '@gongjian/shared-projections';
import {
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DropStateController } from './commands/drop-state/drop-state.controller.js';
import { MakeStateController } from './commands/make-state/make-state.controller.js';
import { StateListController } from './queries/state-list/state-list.controller.js';
import { StateRecordsController } from './queries/state-records/state-records.controller.js';
import { StateController } from './queries/state/state.controller.js';
import { StateAccess } from './state-access.js';
import { StateRecords } from './state-records.js';
import { StateWorker } from './state-worker.js';
import { States } from './states.js';

const KEPT_FOR_MS = 24 * 60 * 60 * 1_000;

export interface StatesSettings {
  /** Every read model of the deployment; of those that are searched, a state has nothing. */
  readonly projections: readonly AnyProjection[];
  /** How long a state is kept once it is ready. Default: a day. */
  readonly keptForMs?: number;
}

/** Makes states while the application is up. */
@Injectable()
class StatesAtWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly settings: ProjectionsSettings,
    private readonly worker: StateWorker,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.options.run !== false) this.worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.stop();
  }
}

/** The state of a whole tenant at a past moment, under `/api/audit/v1/states`. Beside `ProjectionsModule`. */
@Module({})
export class StatesModule {
  static around({ projections, keptForMs = KEPT_FOR_MS }: StatesSettings): DynamicModule {
    const kinds = projections.filter((projection) => !('searched' in projection));
    return {
      module: StatesModule,
      controllers: [
        MakeStateController,
        DropStateController,
        StateListController,
        StateController,
        StateRecordsController,
      ],
      providers: [
        StateAccess,
        StatesAtWork,
        {
          provide: States,
          inject: [ProjectionsSettings],
          useFactory: ({ options }: ProjectionsSettings) => new States(options.projectorPool),
        },
        {
          provide: StateRecords,
          inject: [ReadModels],
          useFactory: (models: ReadModels) => new StateRecords(models, kinds),
        },
        {
          provide: StateWorker,
          inject: [States, ProjectionsSettings, EventStore, Clock],
          useFactory: (states: States, { options }: ProjectionsSettings, store: EventStore, clock: Clock) =>
            new StateWorker({
              states,
              pool: options.projectorPool,
              store,
              clock,
              kinds,
              keptForMs,
              logger: new Logger('States'),
            }),
        },
      ],
    };
  }
}
