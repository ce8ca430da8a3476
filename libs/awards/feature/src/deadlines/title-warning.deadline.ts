import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { restored, revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** A warning ends by itself. */
@Injectable()
export class TitleWarningDeadline extends TitleDeadline {
  readonly name = 'title_warning';
  protected readonly clause = { id: 'warning', name: '警告期规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TitleWarned':
        return until(event.data.until);
      case 'RemovalAnnulled':
        return event.data.restored === null ? null : restored(event.data.restored, 'warned');
      case 'NamingAnnulled':
        return event.data.restored === undefined ? 'clear' : restored(event.data.restored, 'warned');
      case 'WarningEnded':
      case 'TitleSuspended':
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
        return revisedTo(event.data, 'warning', '');
      default:
        return null;
    }
  }

  protected commandFor({ title: { titleId }, now, today }: Over) {
    return { type: 'EndWarning' as const, data: { titleId }, now, today };
  }
}
