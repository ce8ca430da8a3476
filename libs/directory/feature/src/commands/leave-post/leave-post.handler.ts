import type { PersonCommand } from '@gongjian/directory-domain';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { placeOfPost } from '../../writing/places.js';
import { personAggregate } from '../../aggregates.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { LeavePost } from './leave-post.command.js';

@CommandHandler(LeavePost)
export class LeavePostHandler implements ICommandHandler<LeavePost> {
  constructor(private readonly writer: RecordWriter) {}

  async execute({ write, personId, postId, body }: LeavePost): Promise<Done> {
    const { tenant } = write.principal;
    return this.writer.change(personAggregate, tenant, personId, write, {
      type: 'LeavePost',
      body,
      effectiveOn: body.to,
      may: (state) => [{ action: 'directory.manage', resource: { divisionId: placeOfPost(state, postId) } }],
      command: (): PersonCommand => ({
        type: 'LeavePost',
        data: { postId, to: body.to, reason: body.reason },
        now: write.now,
        today: write.today,
      }),
    });
  }
}
