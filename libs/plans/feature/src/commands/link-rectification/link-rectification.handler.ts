import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FollowUpState } from '@gongjian/plans-domain';
import type { UnitAsOf } from '@gongjian/shared-kernel';
import { followUpAggregate } from '../../aggregates.js';
import { mayOnFollowUp } from '../../follow-ups/may-on-follow-up.js';
import { followUpStream } from '../../follow-ups/follow-up-stream.js';
import { RectificationRulebook } from '../../rectifications/rectification-rulebook.js';
import { ResponsibleUnits } from '../../rectifications/responsible-units.js';
import { LinkRectification } from './link-rectification.command.js';

@CommandHandler(LinkRectification)
export class LinkRectificationHandler implements ICommandHandler<LinkRectification> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly rulebook: RectificationRulebook,
    private readonly units: ResponsibleUnits,
  ) {}

  async execute({ write, followUpId, body }: LinkRectification): Promise<Done> {
    const stream = followUpStream(followUpId);
    const { tenant } = write.principal;
    const rectificationId = newAggregateId(tenant, 'rectification', write.commandId);
    const result = await this.records.change(followUpAggregate, followUpId, write, {
      type: 'LinkRectification',
      body,
      may: mayOnFollowUp('followUp.work'),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const { serious, what, foundOn, documentNumber } = body;
        if (state.status !== 'none' && state.opened !== null) {
          const { programmeId, version } = state.opened;
          await this.rulebook.require(tenant, programmeId, version, { kind: 'problem', serious });
        }
        return {
          followUpId,
          rectificationId,
          unit: await this.unitOf(write, state, body.unitId),
          serious,
          what: what.sealedFor({ kind: 'record' as const, stream }),
          foundOn,
          documentNumber: documentNumber ?? null,
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, stream),
        };
      },
    });
    return { id: rectificationId, result };
  }

  private async unitOf(
    { principal: { tenant }, today }: LinkRectification['write'],
    state: FollowUpState,
    asked: string | undefined,
  ): Promise<UnitAsOf | null> {
    if (asked !== undefined) return this.names.unit(tenant, asked, today);
    if (state.status === 'none' || state.opened === null) return null;
    return this.units.of(tenant, state.opened.subject, today);
  }
}
