import { type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { revisedTo, TitleDeadline, until, type Over } from './title.deadline.js';

/** A removal by rule is followed by its signed document. */
@Injectable()
export class TitleSignedDocumentDeadline extends TitleDeadline {
  readonly name = 'title_signed_document';
  protected readonly clause = { id: 'signedDocument', name: '补签文件规则' };

  deadline({ event }: Fact<TitleEvent>): ClockChange {
    switch (event.type) {
      case 'TitleRemoved':
        return until(event.data.clocks.signedDocument, event.data.removalId);
      case 'SignedDocumentRecorded':
      case 'RemovalAnnulled':
        return { clear: event.data.removalId };
      case 'TitleTimeRevised':
        return revisedTo(event.data, 'signedDocument');
      default:
        return null;
    }
  }

  protected commandFor(over: Over) {
    return this.passing('signedDocument', over.due.item, over);
  }
}
