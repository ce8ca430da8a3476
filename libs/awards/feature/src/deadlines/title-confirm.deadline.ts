import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { TitleDeadline, type ClockAnswer, type Over } from './title.deadline.js';

/** A trigger was not confirmed in time; the first of those that wait. */
@Injectable()
export class TitleConfirmDeadline extends TitleDeadline {
  readonly name = 'title_confirm';
  protected readonly clause = { id: 'confirm', name: '确认期限规则' };

  deadline({ event }: Fact<TitleEvent>): ClockAnswer {
    switch (event.type) {
      case 'TriggerRaised':
      case 'TriggerConfirmed':
      case 'TriggerDismissed':
      case 'TitleTimeRevised':
      case 'ClockPassed':
        return nextOf(event.data.nextConfirmBy);
      case 'TitleNamed':
      case 'TitleRenewed':
      case 'TitleImported':
      case 'TitleRecognised':
        return 'clear';
      default:
        return null;
    }
  }

  protected commands(over: Over) {
    return this.passing('confirm', over);
  }
}

function nextOf(next: string | null | undefined): ClockAnswer {
  if (next === undefined) return null;
  return next === null ? 'clear' : { dueAt: next };
}
