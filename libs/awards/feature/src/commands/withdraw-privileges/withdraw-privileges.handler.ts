import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { WithdrawPrivileges } from './withdraw-privileges.command.js';

@CommandHandler(WithdrawPrivileges)
export class WithdrawPrivilegesHandler implements ICommandHandler<WithdrawPrivileges> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: WithdrawPrivileges): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'WithdrawPrivileges',
      body,
      action: 'title.record',
      ...effectiveOnOf(body.lateEntry),
      data: (acting, title) => ({
        titleId,
        which: body.which,
        removalId: meantRemoval(title, body.removalId).removed.removalId,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
