import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** The plaque is back in time. */
@Injectable()
export class TitlePlaqueDeadline extends TitleDeadline {
  readonly name = 'title_plaque';
  protected readonly clause = { id: 'plaque', name: '收回牌匾规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.clocks.plaque, event.data.removalId);
      case 'PlaqueRecovered':
      case 'PlaqueLost':
      case 'RemovalAnnulled':
        return { clear: event.data.removalId };
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'plaque');
      default:
        return null;
    }
  }

  protected commandFor(over: Over) {
    return this.passing('plaque', over.due.item, over);
  }
}
