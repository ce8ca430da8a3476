import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { restored, revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** What was not put right while suspended is proposed for removal. */
@Injectable()
export class TitleSuspensionDeadline extends TitleDeadline {
  readonly name = 'title_suspension';
  protected readonly clause = { id: 'suspension', name: '暂停期规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TitleSuspended':
        return until(event.data.until);
      case 'RemovalAnnulled':
        return event.data.restored === null ? null : restored(event.data.restored, 'suspended');
      case 'NamingAnnulled':
        return event.data.restored === undefined ? 'clear' : restored(event.data.restored, 'suspended');
      case 'SuspensionOver':
      case 'TitleNamed':
      case 'TitleRenewed':
      case 'TitleImported':
      case 'TitleRecognised':
      case 'TitleRestored':
      case 'TitleRemoved':
      case 'TitleEnded':
      case 'TitleExpired':
        return 'clear';
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'suspension', '');
      default:
        return null;
    }
  }

  protected commandFor({ title: { titleId }, now, today, due }: Over) {
    const data = { titleId, factId: this.factId(due), inputs: [] };
    return { type: 'EndSuspension' as const, data, now, today };
  }
}
