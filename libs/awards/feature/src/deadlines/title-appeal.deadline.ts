import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type ClockAnswer, type Over } from './title.deadline.js';

/** The time to appeal; it counts anew from the day the removal was served. */
@Injectable()
export class TitleAppealDeadline extends TitleDeadline {
  readonly name = 'title_appeal';
  protected readonly clause = { id: 'appeal', name: '申诉期限规则' };

  deadline({ event }: Fact<TitleEvent>): ClockAnswer {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.appeal.until);
      case 'RemovalServed':
        return until(event.data.appealUntil);
      case 'AppealReceived':
      case 'RemovalAnnulled':
        return 'clear';
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'appeal');
      default:
        return null;
    }
  }

  protected commands(over: Over) {
    return this.passing('appeal', over);
  }
}
