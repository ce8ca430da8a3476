import { programmeVersionPublishedV1, type ProgrammeVersionPublishedV1 } from '@gongjian/plans-contracts';
import { canonicalJson } from '@gongjian/shared-kernel';
import { ForeignReaction, MessagingModule, onTables, type Received } from '@gongjian/shared-messaging';
import { ReadModels } from '@gongjian/shared-projections';
import { Injectable, Module, type Type } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { CopiedDefinitions } from './copied-definitions.js';
import { definitionsTable } from './definitions-table.js';
import { definitionArrival, ProgrammeDefinitions } from './programme-definitions.js';

/** Keeps the context's copy of published programme versions and provides {@link ProgrammeDefinitions} of it. */
export function programmeDefinitionsOf(context: string): Type {
  const table = definitionsTable(context);

  @Injectable()
  class WhenProgrammePublished extends ForeignReaction {
    readonly context = context;
    readonly name = 'when_programme_published';
    readonly source = 'plans';
    readonly when = [
      onTables(programmeVersionPublishedV1, keep, ({ data }) => definitionArrival(data.programmeId, data.version)),
    ];
  }

  async function keep({ tenant, data }: Received<ProgrammeVersionPublishedV1>, client: PoolClient): Promise<void> {
    // Before programmes had keys they knew neither rounds nor titles.
    if (data.key === undefined) return;
    await client.query(
      `INSERT INTO ${table} (tenant, programme, version, rules, key, authority, definition)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        tenant,
        data.programmeId,
        data.version,
        data.rules,
        data.key,
        canonicalJson(data.authority),
        canonicalJson(data.definition),
      ],
    );
  }

  @Module({
    imports: [MessagingModule.forFeature({ context, reactions: [WhenProgrammePublished] })],
    providers: [
      WhenProgrammePublished,
      {
        provide: ProgrammeDefinitions,
        inject: [ReadModels],
        useFactory: (models: ReadModels) => new CopiedDefinitions(models, context),
      },
    ],
    exports: [ProgrammeDefinitions],
  })
  class ProgrammeDefinitionsModule {}
  return ProgrammeDefinitionsModule;
}
