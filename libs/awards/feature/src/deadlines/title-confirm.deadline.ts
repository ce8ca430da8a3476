import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** A trigger was not confirmed in time. */
@Injectable()
export class TitleConfirmDeadline extends TitleDeadline {
  readonly name = 'title_confirm';
  protected readonly clause = { id: 'confirm', name: '确认期限规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TriggerRaised':
        return until(event.data.due, String(event.data.number));
      case 'TriggerConfirmed':
        return event.data.complete ? { clear: String(event.data.number) } : null;
      case 'TriggerDismissed':
        return { clear: String(event.data.number) };
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'confirm');
      case 'TitleNamed':
      case 'TitleRenewed':
      case 'TitleImported':
      case 'TitleRecognised':
        return 'clear';
      default:
        return null;
    }
  }

  protected commandFor(over: Over) {
    return this.passing('confirm', over.due.item, over);
  }
}
