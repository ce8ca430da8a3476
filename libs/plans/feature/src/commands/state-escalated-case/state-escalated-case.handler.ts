import { DomainError } from '@gongjian/shared-kernel';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actionOf, UnitActs } from '../../acting/unit-acts.js';
import { escalationAggregate } from '../../aggregates.js';
import { escalationStream } from '../../escalations/escalation-stream.js';
import { mayOnEscalation } from '../../escalations/may-on-escalation.js';
import { StateEscalatedCase } from './state-escalated-case.command.js';

@CommandHandler(StateEscalatedCase)
export class StateEscalatedCaseHandler implements ICommandHandler<StateEscalatedCase> {
  constructor(
    private readonly records: RecordWriter,
    private readonly acts: UnitActs,
  ) {}

  async execute({ write, escalationId, body }: StateEscalatedCase): Promise<Done> {
    const stream = escalationStream(escalationId);
    const result = await this.records.change(escalationAggregate, escalationId, write, {
      type: 'StateEscalatedCase',
      body,
      may: mayOnEscalation(actionOf('escalation.state', 'escalation.draft', write, body.lateEntry)),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const told = state.status === 'none' ? null : (state.drafted?.told ?? null);
        const actsFor = { units: told === null ? [] : [told.unit], notYours: notYourUnit };
        const { by, ...act } = await this.acts.actOf(stream, actsFor, acting, write, body);
        return {
          escalationId,
          step: body.step,
          text: body.text.sealedFor({ kind: 'record', stream }),
          ...act,
          by: by.officer,
        };
      },
    });
    return { id: escalationId, result };
  }
}

function notYourUnit(): DomainError {
  return new DomainError('ESCALATION.NOT_YOUR_UNIT', 'forbidden', {
    zh: '没有告知你的单位陈述申辩。',
    en: 'No unit of yours was told to state its case.',
  });
}
