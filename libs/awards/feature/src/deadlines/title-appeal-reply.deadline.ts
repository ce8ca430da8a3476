import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** An appeal is answered in time. */
@Injectable()
export class TitleAppealReplyDeadline extends TitleDeadline {
  readonly name = 'title_appeal_reply';
  protected readonly clause = { id: 'appealReply', name: '申诉答复规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'AppealReceived':
        return until(event.data.replyDue, event.data.appealId);
      case 'AppealDecided':
        return { clear: event.data.appealId };
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'appealReply');
      default:
        return null;
    }
  }

  protected commandFor(over: Over) {
    return this.passing('appealReply', over.due.item, over);
  }
}
