import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { placeOfPost } from '../../writing/places.js';
import { personAggregate } from '../../aggregates.js';
import { LeavePost } from './leave-post.command.js';

@CommandHandler(LeavePost)
export class LeavePostHandler implements ICommandHandler<LeavePost> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, personId, postId, body }: LeavePost): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'LeavePost',
      body,
      effectiveOn: body.to,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOfPost(state, postId) } }),
      data: () => ({ postId, to: body.to, reason: body.reason }),
    });
    return { id: personId, result };
  }
}
