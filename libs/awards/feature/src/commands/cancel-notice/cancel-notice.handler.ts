import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { noticeAggregate } from '../../aggregates.js';
import { mayOnNotice } from '../../notices/notice-resource.js';
import { noticeStream } from '../../notices/notice-stream.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelNotice } from './cancel-notice.command.js';

@CommandHandler(CancelNotice)
export class CancelNoticeHandler implements ICommandHandler<CancelNotice> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, noticeId, body }: CancelNotice): Promise<Done> {
    const result = await this.records.change(noticeAggregate, noticeId, write, {
      type: 'CancelNotice',
      body,
      may: mayOnNotice('notice.open'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer: by }) => ({
        ...{ noticeId, reason: reasonFact(body.reason, noticeStream(noticeId)), by },
        lateEntry: lateEntryFact(body.lateEntry, noticeStream(noticeId)),
      }),
    });
    return { id: noticeId, result };
  }
}
