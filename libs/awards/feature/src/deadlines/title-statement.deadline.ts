import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** The time to state the case is over. */
@Injectable()
export class TitleStatementDeadline extends TitleDeadline {
  readonly name = 'title_statement';
  protected readonly clause = { id: 'statement', name: '陈述申辩规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'SubjectTold':
        return until(event.data.statementUntil);
      case 'RemovalProposalWithdrawn':
      case 'TitleNamed':
      case 'TitleRenewed':
      case 'TitleImported':
      case 'TitleRecognised':
      case 'TitleRemoved':
      case 'TitleEnded':
      case 'TitleExpired':
      case 'NamingAnnulled':
        return 'clear';
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'statement', '');
      default:
        return null;
    }
  }

  protected commandFor(over: Over) {
    return this.passing('statement', over.title.titleId, over);
  }
}
