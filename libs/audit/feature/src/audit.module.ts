import type { TreeOpened } from '@gongjian/audit-domain';
import type { TrustPolicy } from '@gongjian/audit-log';
import { Clock, DeciderRunner, EventStore } from '@gongjian/shared-event-sourcing';
import type { MasterKey } from '@gongjian/shared-keys';
import { ProjectionsModule, ProjectionsSettings } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import {
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { register } from 'prom-client';
import { announceTree } from './announcements.js';
import { AuditMetrics } from './audit-metrics.js';
import { AddTreeKeyController } from './commands/add-tree-key/add-tree-key.controller.js';
import { AddTreeKeyHandler } from './commands/add-tree-key/add-tree-key.handler.js';
import { RetireTreeKeyController } from './commands/retire-tree-key/retire-tree-key.controller.js';
import { RetireTreeKeyHandler } from './commands/retire-tree-key/retire-tree-key.handler.js';
import { DossiersModule } from './dossiers.module.js';
import { PolicyWitnesses } from './policy-witnesses.js';
import { PublishedLeaves } from './published-leaves.js';
import { Publisher } from './publisher.js';
import { CheckpointController } from './queries/checkpoint.controller.js';
import { EntriesController } from './queries/entries.controller.js';
import { ProofController } from './queries/proof.controller.js';
import { TreeEventsController } from './queries/tree-events.controller.js';
import { TreeListController } from './queries/tree-list.controller.js';
import { auditProjections, auditReads } from './reads.js';
import { TreeReaders } from './tree-route.js';
import { TreeReading } from './tree-reading.js';
import { SequencerHere } from './sequencer-here.js';
import { Sequencer } from './sequencer.js';
import { SigningKeys } from './signing-keys.js';
import { TreeFiles } from './tree-files.js';
import { Trees } from './trees.js';
import { NoWitnesses } from './witnesses.js';

export interface AuditSettings {
  /** Of the tiles and entry bundles; made when it does not exist. */
  readonly folder: string;
  /** Begins the origin of every tree: `district.example`. `null`: a name made from the log's id. */
  readonly host: string | null;
  readonly master: MasterKey;
  /** The witnesses and their quorum. `null`: what is signed is published. */
  readonly policy: TrustPolicy | null;
}

/** Token of what the module was given. */
const SETTINGS = Symbol('AuditSettings');

/** Follows the log while the application is up. */
@Injectable()
class TransparencyLog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Audit');
  private running: { readonly sequencer: Sequencer; readonly publisher: Publisher } | null = null;

  constructor(
    private readonly projections: ProjectionsSettings,
    private readonly store: EventStore,
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
    private readonly files: TreeFiles,
    private readonly trees: Trees,
    private readonly keys: SigningKeys,
    private readonly here: SequencerHere,
    private readonly settings: AuditSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { run, projectorPool: pool } = this.projections.options;
    if (run === false) return;
    const { store, runner, clock, files, trees, keys, logger } = this;
    const { policy } = this.settings;
    const witnesses = policy === null ? new NoWitnesses() : new PolicyWitnesses(policy, files, logger);
    const metrics = new AuditMetrics(store, register);
    const host = this.settings.host ?? `${(await store.head()).logId}.invalid`;
    const publisher = new Publisher({ trees, files, witnesses, clock, metrics, logger });
    const announce = (opened: TreeOpened): Promise<void> => announceTree(runner, clock, opened);
    const sequencer = new Sequencer({ store, pool, trees, files, keys, host, metrics, logger, publisher, announce });
    this.running = { sequencer, publisher };
    publisher.start(() => sequencer.renew());
    sequencer.start();
    this.here.runs(sequencer);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running?.sequencer.stop();
    await this.running?.publisher.stop();
  }
}

/** The transparency log: a tree of every tenant's events, its checkpoints, tiles and proofs. */
@Module({})
export class AuditModule {
  static around(settings: AuditSettings): DynamicModule {
    return {
      module: AuditModule,
      imports: [
        RecordsModule,
        auditReads.module,
        DossiersModule.around(settings.folder),
        ProjectionsModule.forFeature({ context: 'audit', projections: auditProjections }),
      ],
      controllers: [
        AddTreeKeyController,
        CheckpointController,
        EntriesController,
        ProofController,
        RetireTreeKeyController,
        TreeEventsController,
        TreeListController,
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: TreeFiles, useFactory: () => new TreeFiles(settings.folder) },
        {
          provide: Trees,
          inject: [ProjectionsSettings],
          useFactory: ({ options }: ProjectionsSettings) => new Trees(options.projectorPool),
        },
        { provide: SigningKeys, useFactory: () => new SigningKeys(settings.master) },
        AddTreeKeyHandler,
        RetireTreeKeyHandler,
        PublishedLeaves,
        TreeReading,
        TreeReaders,
        SequencerHere,
        {
          provide: TransparencyLog,
          inject: [
            ProjectionsSettings,
            EventStore,
            DeciderRunner,
            Clock,
            TreeFiles,
            Trees,
            SigningKeys,
            SequencerHere,
            SETTINGS,
          ],
          useFactory: (...parts: ConstructorParameters<typeof TransparencyLog>) => new TransparencyLog(...parts),
        },
      ],
    };
  }
}
