import { derivedId, newAggregateId } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { planStream } from '../../plans/plan-stream.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';
import { groupFact, itemFact, stageFacts } from '../../requests/parts.js';
import { DraftPlan } from './draft-plan.command.js';

@CommandHandler(DraftPlan)
export class DraftPlanHandler implements ICommandHandler<DraftPlan> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly programmes: PublishedProgrammes,
    private readonly places: PlanPlaces,
  ) {}

  async execute({ write, body }: DraftPlan): Promise<Done> {
    const { principal, commandId, today } = write;
    const { tenant } = principal;
    const planId = newAggregateId(tenant, 'plan', commandId);
    const stream = planStream(planId);
    const recording = { names: this.names, tenant, today, stream };
    const { header, importedFrom } = body;
    const result = await this.records.found(planAggregate, planId, write, {
      body,
      may: { action: 'plan.manage', resource: { divisionId: header.divisionId } },
      type: 'DraftPlan',
      data: async ({ grant }) => {
        const programme = await this.programmes.require(tenant, body.programmeId, body.programmeVersion ?? null);
        const authority = await this.names.unit(tenant, header.authorityUnitId, today);
        this.places.requireAuthority(grant, authority);
        const items = await Promise.all(
          body.items.map((item, index) => itemFact(derivedId(commandId, 'planItem', String(index)), item, recording)),
        );
        await this.places.requireItemsWithin(header.divisionId, items);
        return {
          planId,
          programme: { id: programme.id, version: programme.version, names: programme.definition.names },
          header: {
            title: header.title,
            authority,
            division: await this.names.division(header.divisionId),
            period: header.period,
          },
          importedFrom:
            importedFrom === undefined
              ? null
              : { ...importedFrom, fileName: sealedText(importedFrom.fileName, stream) },
          stages: stageFacts(body.stages),
          groups: await Promise.all(
            body.groups.map((group, index) =>
              groupFact(derivedId(commandId, 'planGroup', String(index)), group, recording),
            ),
          ),
          items,
        };
      },
    });
    return { id: planId, result };
  }
}
