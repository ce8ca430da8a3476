import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { circularProposedV1, type CircularProposedV1 } from '@gongjian/plans-contracts';
import { commandFingerprint, DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { CommandRelation, DirectoryNames } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { circularAggregate } from '../../aggregates.js';
import { circularIdOf, circularStream } from '../../honours/circular-stream.js';
import { unitAsOf } from '../../honours/units-as-of.js';
import { AwardRule } from '../../rules/award-rule.js';
import { pinnedOf, seen } from '../../slates/candidate-lists.js';

/**
 * An escalation in which a leader proposed criticism: a circular is drafted. The unit was told and heard there, so it has
 * no second time to state its case; a leader decides all the same. A unit that is not under command is not criticised.
 */
@Injectable()
export class WhenCircularProposed extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_circular_proposed';
  readonly source = 'plans';
  readonly when = [on(circularProposedV1, (message) => this.draft(message))];

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly runner: DeciderRunner,
    private readonly names: DirectoryNames,
    private readonly relation: CommandRelation,
    private readonly rule: AwardRule,
  ) {
    super();
  }

  private async draft(message: Received<CircularProposedV1>): Promise<void> {
    const { tenant, time, data } = message;
    const { escalationId, step, heard, decidedOn } = data;
    const published = await this.definitions.awaited(tenant, data.programmeId, data.version);
    const { authority } = published;
    if (!(await this.relation.leadsTo(tenant, data.unit.id, authority.id))) return;
    const unit = await unitAsOf(this.names, tenant, data.unit.id, localDateAt(time));
    if (unit === null) return;
    const circularId = circularIdOf(tenant, { kind: 'escalation', id: `${escalationId}:${step}` }, unit.id);
    const type = 'DraftCircular' as const;
    const drafted = {
      ...pinnedOf(published),
      ...{ circularId, unit, authority, cause: { kind: 'escalation' as const, escalationId }, by: null, heard },
      ...{ underCommand: true, lateEntry: null, notBefore: decidedOn, inputs: seen(message) },
    };
    const envelope = await this.rule.envelope(
      pinnedOf(published),
      { id: 'circular', name: '通报批评' },
      { tenant, sourceEventId: message.id },
      {
        commandId: message.commandId(type, unit.id),
        fingerprint: commandFingerprint(type, circularStream(circularId), { unitId: unit.id }),
      },
    );
    const command = { type, data: drafted, now: time, today: decidedOn };
    await this.runner.execute(circularAggregate, circularId, command, envelope);
  }
}
