import {
  normaliseDocumentNumber,
  planDecider,
  type IssuePlan as IssueCommand,
  type PlanState,
} from '@gongjian/plans-domain';
import type { CommandResult } from '@gongjian/shared-event-sourcing';
import { isDomainError } from '@gongjian/shared-kernel';
import { DirectoryNames, envelopeOf, RecordWriter, StoredFiles, type Done } from '@gongjian/shared-records';
import { lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { DocumentNumbers } from '../../plans/document-numbers.js';
import { mayIssuePlan } from '../../plans/may-manage-plan.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { signerOf } from '../../plans/plan-signer.js';
import { planStream } from '../../plans/plan-stream.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';
import { IssuePlan } from './issue-plan.command.js';

@CommandHandler(IssuePlan)
export class IssuePlanHandler implements ICommandHandler<IssuePlan> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly numbers: DocumentNumbers,
    private readonly files: StoredFiles,
    private readonly places: PlanPlaces,
    private readonly programmes: PublishedProgrammes,
  ) {}

  async execute({ write, planId, body }: IssuePlan): Promise<Done> {
    const { principal, now, today } = write;
    const { tenant } = principal;
    const stream = planStream(planId);
    const number = normaliseDocumentNumber(body.number);
    let giveBack: (() => Promise<void>) | null = null;
    try {
      const result: CommandResult = await this.records.change(planAggregate, planId, write, {
        type: 'IssuePlan',
        body,
        may: mayIssuePlan,
        ...(body.lateEntry === undefined ? {} : { effectiveOn: body.lateEntry.effectiveOn }),
        data: async (acting, state, revision) => {
          const divisionId = state.status === 'none' ? '' : state.header.division.id;
          if (state.status === 'draft') {
            this.places.requireAuthority(acting.grant, state.header.authority);
            await this.places.requireItemsWithin(divisionId, state.items);
          }
          const signer =
            body.signerPersonId === undefined || body.signerPersonId === principal.id
              ? acting.officer
              : await signerOf(this.names, tenant, body.signerPersonId, divisionId, today);
          const document =
            body.documentFileId === undefined
              ? null
              : await this.files.reference(principal, body.documentFileId, acting.unitIds);
          const lateEntry = lateEntryFact(body.lateEntry, stream);
          const data = {
            planId,
            number,
            issuedOn: body.issuedOn,
            signer,
            document,
            lateEntry,
            programme: await this.programmeOf(tenant, state),
            restart: body.restart ?? null,
          };
          const current = write.ifMatch === undefined || write.ifMatch === revision;
          if (
            state.status === 'draft' &&
            current &&
            planDecider.decide({ type: 'IssuePlan', data, now, today }, state).length > 0
          ) {
            const envelope = envelopeOf(write, acting, 'IssuePlan', stream, body);
            await this.numbers.take(number, planId, envelope);
            giveBack = () => this.numbers.giveBack(number, planId, envelope);
          }
          return data;
        },
      });
      return { id: planId, result };
    } catch (error) {
      if (isDomainError(error) && giveBack !== null) await (giveBack as () => Promise<void>)();
      throw error;
    }
  }

  private async programmeOf(tenant: string, state: PlanState): Promise<IssueCommand['data']['programme']> {
    if (state.status === 'none') return { historic: false, endsOn: null, cycleYears: null, level: null };
    const { definition } = await this.programmes.require(tenant, state.programme.id, state.programme.version);
    const { endsOn = null, cycleYears = null, level = null } = definition.founding ?? {};
    return { historic: definition.historic === true, endsOn, cycleYears, level };
  }
}
