import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type ClockAnswer, type Over } from './title.deadline.js';

/** An appeal is answered in time. */
@Injectable()
export class TitleAppealReplyDeadline extends TitleDeadline {
  readonly name = 'title_appeal_reply';
  protected readonly clause = { id: 'appealReply', name: '申诉答复规则' };

  deadline({ event }: Fact<TitleEvent>): ClockAnswer {
    switch (event.type) {
      case 'AppealReceived':
        return event.data.replyDue === null ? null : until(event.data.replyDue);
      case 'AppealDecided':
      case 'RemovalAnnulled':
        return 'clear';
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'appealReply');
      default:
        return null;
    }
  }

  protected commands(over: Over) {
    return this.passing('appealReply', over);
  }
}
