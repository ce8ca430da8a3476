import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** The time to appeal; it counts anew from the day the removal was served. */
@Injectable()
export class TitleAppealDeadline extends TitleDeadline {
  readonly name = 'title_appeal';
  protected readonly clause = { id: 'appeal', name: '申诉期限规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.appeal.until, event.data.removalId);
      case 'RemovalServed':
        return until(event.data.appealUntil, event.data.removalId);
      case 'AppealReceived':
      case 'RemovalAnnulled':
        return { clear: event.data.removalId };
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'appeal');
      default:
        return null;
    }
  }

  protected commandFor(over: Over) {
    return this.passing('appeal', over.due.item, over);
  }
}
