import { Clock, EventStore } from '@gongjian/shared-event-sourcing';
import { ReadinessCheck, type ReadinessState } from '@gongjian/shared-http';
import { ProjectionsModule, ReadModels } from '@gongjian/shared-projections';
import {
  Module,
  type DynamicModule,
  type FactoryProvider,
  type BeforeApplicationShutdown,
  type ModuleMetadata,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Directory } from './directory/directory.js';
import { allDirectoryTables, directoryTables } from './directory/directory-tables.js';
import { ProjectedDirectory } from './directory/projected-directory.js';
import { Policy } from './policy/policy.js';
import { Principals } from './principals.js';
import { SeatPeriod } from './seat-period.js';
import { TokenVerifier, type TokenVerifierOptions } from './token/token-verifier.js';

export interface AccessModuleOptions {
  /** Whose tables the copy of the directory lies in: `directoryTables(context)`, which it registers and reads. */
  readonly context: string;
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  /** Dependencies of `tokens`. */
  readonly inject?: NonNullable<FactoryProvider['inject']>;
  /** Whose tokens are accepted. */
  readonly tokens: (...dependencies: never[]) => TokenVerifierOptions | Promise<TokenVerifierOptions>;
  readonly log?: (message: string) => void;
}

const TOKENS = Symbol('gongjian.tokenVerifierOptions');

class DirectoryReadiness extends ReadinessCheck {
  override readonly name = 'directory';

  constructor(private readonly directory: Directory) {
    super();
  }

  override async check(): Promise<ReadinessState> {
    return this.directory.isFresh()
      ? { ready: true }
      : { ready: false, reason: 'the copy of the directory is not fresh' };
  }
}

class DirectoryLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly directory: ProjectedDirectory) {}

  onApplicationBootstrap(): void {
    this.directory.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.directory.stop();
  }
}

/**
 * Who may do what, for a whole process: guards every route and gives every module `Directory` and `Policy`. Needs
 * `EventStore` and `Clock` from a global module, and `ProjectionsModule.forRoot`.
 */
@Module({})
export class AccessModule {
  static forRoot(options: AccessModuleOptions): DynamicModule {
    const { context } = options;
    const tables = directoryTables(context);
    return {
      module: AccessModule,
      global: true,
      imports: [
        ProjectionsModule.forFeature({ context, projections: allDirectoryTables(tables) }),
        ...(options.imports ?? []),
      ],
      providers: [
        Policy,
        { provide: TOKENS, inject: [...(options.inject ?? [])], useFactory: options.tokens },
        {
          provide: TokenVerifier,
          inject: [TOKENS, Clock],
          useFactory: (tokens: TokenVerifierOptions, clock: Clock) => new TokenVerifier(tokens, clock),
        },
        {
          provide: ProjectedDirectory,
          inject: [ReadModels, EventStore, Clock],
          useFactory: (readModels: ReadModels, store: EventStore, clock: Clock) =>
            new ProjectedDirectory({
              tables,
              readModels,
              store,
              clock,
              ...(options.log === undefined ? {} : { log: options.log }),
            }),
        },
        { provide: Directory, useExisting: ProjectedDirectory },
        {
          provide: Principals,
          inject: [Directory, Clock],
          useFactory: (directory: Directory, clock: Clock) => new Principals(directory, clock),
        },
        {
          provide: DirectoryLife,
          inject: [ProjectedDirectory],
          useFactory: (directory: ProjectedDirectory) => new DirectoryLife(directory),
        },
        {
          provide: DirectoryReadiness,
          inject: [Directory],
          useFactory: (directory: Directory) => new DirectoryReadiness(directory),
        },
        {
          provide: APP_GUARD,
          inject: [Reflector, TokenVerifier, Principals],
          useFactory: (reflector: Reflector, tokens: TokenVerifier, principals: Principals) =>
            new AccessGuard(reflector, tokens, principals),
        },
        { provide: APP_INTERCEPTOR, useClass: SeatPeriod },
      ],
      exports: [Policy, Directory, ProjectedDirectory, Principals, TokenVerifier],
    };
  }
}
