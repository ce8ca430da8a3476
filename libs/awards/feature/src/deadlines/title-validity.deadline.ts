import type { TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { TitleDeadline, type Over } from './title.deadline.js';

/** Valid until its last day; what a missed renewal brings says the version. */
@Injectable()
export class TitleValidityDeadline extends TitleDeadline {
  readonly name = 'title_validity';
  protected readonly clause = { id: 'validity', name: '有效期规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TitleNamed':
      case 'TitleRenewed':
      case 'TitleImported':
      case 'TitleRecognised':
        return endOf(event.data.validity);
      case 'RemovalAnnulled':
        return event.data.restored === null ? null : endOf(event.data.restored.validity);
      case 'NamingAnnulled':
        return event.data.restored === undefined ? 'clear' : endOf(event.data.restored.validity);
      case 'TitleRemoved':
      case 'TitleEnded':
      case 'TitleExpired':
        return 'clear';
      default:
        return null;
    }
  }

  protected commandFor({ title: { titleId }, version: { terms }, now, today, due }: Over) {
    const data = { titleId, factId: this.factId(due), inputs: [], terms, calendar: this.calendars.current() };
    return { type: 'ExpireTitle' as const, data, now, today };
  }
}

function endOf({ endsAt }: { readonly endsAt: string | null }): ClockChange {
  return endsAt === null ? 'clear' : { dueAt: endsAt };
}
