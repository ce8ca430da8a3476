import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type ClockAnswer, type Over } from './title.deadline.js';

/** A removal is served on its subject in time. */
@Injectable()
export class TitleServiceDeadline extends TitleDeadline {
  readonly name = 'title_service';
  protected readonly clause = { id: 'served', name: '送达规则' };

  deadline({ event }: Fact<TitleEvent>): ClockAnswer {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.clocks.served);
      case 'RemovalServed':
      case 'RemovalAnnulled':
        return 'clear';
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'served');
      default:
        return null;
    }
  }

  protected commands(over: Over) {
    return this.passing('served', over);
  }
}
