import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayAsUnit, RectificationActs } from '../../rectifications/rectification-acts.js';
import { SignRectification } from './sign-rectification.command.js';

@CommandHandler(SignRectification)
export class SignRectificationHandler implements ICommandHandler<SignRectification> {
  constructor(
    private readonly records: RecordWriter,
    private readonly acts: RectificationActs,
  ) {}

  async execute({ write, rectificationId, body }: SignRectification): Promise<Done> {
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'SignRectification',
      body,
      may: mayAsUnit(write, body.lateEntry),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const act = await this.acts.of(rectificationId, state, acting, write, body);
        return { rectificationId, ...act, by: act.by.officer };
      },
    });
    return { id: rectificationId, result };
  }
}
