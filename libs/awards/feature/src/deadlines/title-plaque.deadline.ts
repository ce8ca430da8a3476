import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type ClockAnswer, type Over } from './title.deadline.js';

/** The plaque is back in time. */
@Injectable()
export class TitlePlaqueDeadline extends TitleDeadline {
  readonly name = 'title_plaque';
  protected readonly clause = { id: 'plaque', name: '收回牌匾规则' };

  deadline({ event }: Fact<TitleEvent>): ClockAnswer {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.clocks.plaque);
      case 'PlaqueRecovered':
      case 'PlaqueLost':
      case 'RemovalAnnulled':
        return 'clear';
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'plaque');
      default:
        return null;
    }
  }

  protected commands(over: Over) {
    return this.passing('plaque', over);
  }
}
