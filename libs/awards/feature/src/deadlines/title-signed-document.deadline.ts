import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type ClockAnswer, type Over } from './title.deadline.js';

/** A removal by rule is followed by its signed document. */
@Injectable()
export class TitleSignedDocumentDeadline extends TitleDeadline {
  readonly name = 'title_signed_document';
  protected readonly clause = { id: 'signedDocument', name: '补签文件规则' };

  deadline({ event }: Fact<TitleEvent>): ClockAnswer {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.clocks.signedDocument);
      case 'SignedDocumentRecorded':
      case 'RemovalAnnulled':
        return 'clear';
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'signedDocument');
      default:
        return null;
    }
  }

  protected commands(over: Over) {
    return this.passing('signedDocument', over);
  }
}
