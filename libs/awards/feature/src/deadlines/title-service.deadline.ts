import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** A removal is served on its subject in time. */
@Injectable()
export class TitleServiceDeadline extends TitleDeadline {
  readonly name = 'title_service';
  protected readonly clause = { id: 'served', name: '送达规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.clocks.served, event.data.removalId);
      case 'RemovalServed':
      case 'RemovalAnnulled':
        return { clear: event.data.removalId };
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'served');
      default:
        return null;
    }
  }

  protected commandFor(over: Over) {
    return this.passing('served', over.due.item, over);
  }
}
