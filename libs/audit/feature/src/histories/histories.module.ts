import { TreeReading } from '../tree-reading.js';
import { EventStore } from '@gongjian/shared-event-sourcing';
import { ReadModels, type AnyProjection } from '@gongjian/shared-projections';
import type { Recovery, Reproduction } from '@gongjian/shared-records';
import { Module, type DynamicModule } from '@nestjs/common';
import { Decisions } from './decisions.js';
import { DecisionController } from '../queries/decision/decision.controller.js';
import { DifferenceController } from '../queries/difference/difference.controller.js';
import { RecordAccess } from './record-access.js';
import { RecordedKinds } from './recorded-kinds.js';

export interface HistoriesSettings {
  /** Every read model of the deployment. */
  readonly projections: readonly AnyProjection[];
  /** How each context's decisions by rule are taken once more. */
  readonly reproductions: readonly Reproduction[];
  /** How what they saw is found again, where only its hash is kept. */
  readonly recoveries: readonly Recovery[];
}

/** What deciders saw, and what differs in a record between two moments: of every context, for auditors. */
@Module({})
export class HistoriesModule {
  static around({ projections, reproductions, recoveries }: HistoriesSettings): DynamicModule {
    return {
      module: HistoriesModule,
      controllers: [DecisionController, DifferenceController],
      providers: [
        RecordAccess,
        TreeReading,
        { provide: RecordedKinds, useFactory: () => new RecordedKinds(projections) },
        {
          provide: Decisions,
          inject: [RecordedKinds, ReadModels, EventStore, TreeReading, RecordAccess],
          useFactory: (
            kinds: RecordedKinds,
            models: ReadModels,
            store: EventStore,
            trees: TreeReading,
            access: RecordAccess,
          ) => new Decisions({ kinds, reproductions, recoveries, models, store, trees, access }),
        },
      ],
    };
  }
}
