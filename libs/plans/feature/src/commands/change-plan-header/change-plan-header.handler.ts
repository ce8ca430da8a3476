import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { ChangePlanHeader } from './change-plan-header.command.js';

@CommandHandler(ChangePlanHeader)
export class ChangePlanHeaderHandler implements ICommandHandler<ChangePlanHeader> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly places: PlanPlaces,
  ) {}

  async execute({ write, planId, body }: ChangePlanHeader): Promise<Done> {
    const { principal, today } = write;
    const { tenant } = principal;
    const result = await this.records.change(planAggregate, planId, write, {
      body,
      may: mayManagePlan,
      type: 'ChangePlanHeader',
      data: async ({ grant }) => {
        this.places.requireManaged(write, body.divisionId);
        const authority = await this.names.unit(tenant, body.authorityUnitId, today);
        this.places.requireAuthority(grant, authority);
        const division = await this.names.division(body.divisionId);
        const header = { title: body.title, authority, division, period: body.period };
        return { planId, header };
      },
    });
    return { id: planId, result };
  }
}
