import { Clock, EventStore, type Opener } from '@gongjian/shared-event-sourcing';
import {
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type InjectionToken,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OptionalFactoryDependency,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { register } from 'prom-client';
import { DataSource } from 'typeorm';
import type { DeadlineDefinition } from './deadline.js';
import { entityOf } from './entity-of.js';
import type { AnyProjection } from './projection-definition.js';
import { ProjectionRunner, type RunnerContent } from './projection-runner.js';
import type { Reaction } from './reaction.js';
import { readModelSourceOptions, ReadModels } from './read-models.js';
import { showReaderMetrics } from './reader-metrics.js';

export interface ProjectionsOptions {
  readonly store: EventStore;
  /** As `gongjian_service`. The application ends it, after the module has shut down. */
  readonly servicePool: Pool;
  /** As `gongjian_projector`; at least 6 connections. The application ends it, after the module has shut down. */
  readonly projectorPool: Pool;
  /** False in a process that only answers requests, while others follow the log. Default: true. */
  readonly run?: boolean;
  /** For projections that open their rows. */
  readonly opener?: Opener;
  /** Wall clock of the deadlines. Default: the system's. */
  readonly clock?: Clock;
  readonly monotonic?: () => number;
  readonly stallRetryMs?: number;
}

export interface ProjectionsAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
  readonly useFactory: (...dependencies: never[]) => ProjectionsOptions | Promise<ProjectionsOptions>;
}

export interface ProjectionsFeature {
  readonly context: string;
  readonly projections?: readonly AnyProjection[];
  /** Also providers of the feature's module. */
  readonly reactions?: readonly Type<Reaction>[];
  /** Also providers of the feature's module. */
  readonly deadlines?: readonly Type<DeadlineDefinition>[];
  /** Tokens of providers that say what else follows the log. */
  readonly sources?: readonly InjectionToken<ReaderSource>[];
}

/** What else follows the log for a feature: asked once, when every module is up. */
export interface ReaderSource {
  content(): RunnerContent;
}

/** What `forRoot` was given. */
export abstract class ProjectionsSettings {
  abstract readonly options: ProjectionsOptions;
}

const READ_MODELS = 'gongjianReadModels';
/** Token of the data source that read models are read through. */
export const READ_MODELS_SOURCE = getDataSourceToken(READ_MODELS);

/** What the features of an application have registered. */
@Injectable()
export class FeatureRegistry {
  readonly features: ProjectionsFeature[] = [];
}

@Module({})
class ProjectionsSettingsModule {}

@Module({})
class ProjectionsFeatureModule {}

/** Starts the runner when the application is up and lets it finish before the application goes down. */
@Injectable()
class RunnerLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Projections');
  private hide: () => void = () => undefined;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: ProjectionsSettings,
    private readonly registry: FeatureRegistry,
    private readonly runner: ProjectionRunner,
    private readonly moduleRef: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    for (const { context, projections = [], reactions = [], deadlines = [], sources = [] } of this.registry.features) {
      const content = {
        projections,
        reactions: reactions.map((reaction) => this.instance(reaction)),
        deadlines: deadlines.map((deadline) => this.instance(deadline)),
      };
      for (const each of [...content.projections, ...content.reactions, ...content.deadlines]) {
        if (each.context !== context) throw new TypeError(`${each.context}.${each.name} is registered in ${context}`);
      }
      this.runner.add(content);
      for (const source of sources) this.runner.add(this.instance(source).content());
    }
    const runs = this.settings.options.run !== false;
    if (runs) this.hide = showReaderMetrics(this.runner, register);
    this.starting = new Promise((resolve) => {
      setImmediate(() => {
        (runs ? this.runner.start() : this.runner.watch()).then(resolve, (error: unknown) => {
          this.logger.error(`the readers of the log did not start: ${error instanceof Error ? error.message : ''}`);
          resolve();
        });
      });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.hide();
    await this.runner.stop();
    await this.starting;
  }

  private instance<Provider>(token: InjectionToken<Provider>): Provider {
    try {
      return this.moduleRef.get<Provider>(token, { strict: false });
    } catch (cause) {
      const name = typeof token === 'function' ? token.name : String(token);
      throw new TypeError(`${name} is among the providers of no module`, { cause });
    }
  }
}

/**
 * Read models, reactions and deadlines of an application. `forRoot` once, beside it `forFeature` in each feature's
 * module. Readers start after every module is up (command handlers are in place), and stop before any is torn down.
 * Provides `ReadModels` and `ProjectionRunner` everywhere.
 */
@Module({})
export class ProjectionsModule {
  static forRoot(options: ProjectionsOptions): DynamicModule {
    return ProjectionsModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: ProjectionsAsyncOptions): DynamicModule {
    const settings: DynamicModule = {
      module: ProjectionsSettingsModule,
      imports,
      providers: [
        {
          provide: ProjectionsSettings,
          inject,
          useFactory: async (...dependencies: never[]): Promise<ProjectionsSettings> => ({
            options: await useFactory(...dependencies),
          }),
        },
      ],
      exports: [ProjectionsSettings],
    };
    const source = TypeOrmModule.forRootAsync({
      name: READ_MODELS,
      imports: [settings],
      inject: [ProjectionsSettings],
      useFactory: ({ options }: ProjectionsSettings) => ({
        ...readModelSourceOptions(options.servicePool, []),
        autoLoadEntities: true,
      }),
    });
    return {
      module: ProjectionsModule,
      global: true,
      imports: [settings, source],
      providers: [
        FeatureRegistry,
        RunnerLifecycle,
        {
          provide: ProjectionRunner,
          inject: [ProjectionsSettings],
          useFactory: ({ options }: ProjectionsSettings) => {
            const { store, projectorPool: pool, run: _run, servicePool: _servicePool, ...rest } = options;
            return new ProjectionRunner({ store, pool, logger: new Logger('Projections'), ...rest });
          },
        },
        {
          provide: ReadModels,
          inject: [ProjectionsSettings, READ_MODELS_SOURCE, ProjectionRunner],
          useFactory: ({ options }: ProjectionsSettings, dataSource: DataSource, runner: ProjectionRunner) =>
            new ReadModels(dataSource, options.servicePool, options.store, options.run === false ? null : runner),
        },
      ],
      exports: [ReadModels, ProjectionRunner, FeatureRegistry, settings],
    };
  }

  static forFeature(feature: ProjectionsFeature): DynamicModule {
    const registration = Symbol(`${feature.context} projections`);
    return {
      module: ProjectionsFeatureModule,
      imports: [
        TypeOrmModule.forFeature(
          (feature.projections ?? []).map((projection) => entityOf(projection)),
          READ_MODELS,
        ),
      ],
      providers: [
        {
          provide: registration,
          inject: [FeatureRegistry],
          useFactory: (registry: FeatureRegistry) => {
            registry.features.push(feature);
            return feature;
          },
        },
      ],
    };
  }
}
