import { objectionNotFound } from '@gongjian/awards-domain';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { objectionAggregate } from '../../aggregates.js';
import { mayOnObjection } from '../../objections/objection-resource.js';
import { objectionStream } from '../../objections/objection-stream.js';
import { ObjectedNotices } from '../../objections/objected-notices.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideObjection } from './decide-objection.command.js';

@CommandHandler(DecideObjection)
export class DecideObjectionHandler implements ICommandHandler<DecideObjection> {
  constructor(
    private readonly records: RecordWriter,
    private readonly notices: ObjectedNotices,
  ) {}

  async execute({ write, objectionId, body }: DecideObjection): Promise<Done> {
    const { tenant } = write.principal;
    const stream = objectionStream(objectionId);
    const result = await this.records.change(objectionAggregate, objectionId, write, {
      type: 'DecideObjection',
      body,
      may: mayOnObjection('objection.handle'),
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer: by }, state) => {
        if (state.status === 'none') throw objectionNotFound();
        const { noticeId, titleId } = state.received;
        return {
          objectionId,
          outcome: body.outcome,
          assessors: await this.notices.assessorsOf(tenant, noticeId, titleId),
          findings: sealedText(body.findings, stream),
          by,
          lateEntry: lateEntryFact(body.lateEntry, stream),
          inputs: await this.notices.inputs(tenant, noticeId),
        };
      },
    });
    return { id: objectionId, result };
  }
}
