import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type ClockAnswer, type Over } from './title.deadline.js';

/** The time to state the case is over. */
@Injectable()
export class TitleStatementDeadline extends TitleDeadline {
  readonly name = 'title_statement';
  protected readonly clause = { id: 'statement', name: '陈述申辩规则' };

  deadline({ event }: Fact<TitleEvent>): ClockAnswer {
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
        return revisedTo(event.data, 'statement');
      default:
        return null;
    }
  }

  protected commands(over: Over) {
    return this.passing('statement', over);
  }
}
