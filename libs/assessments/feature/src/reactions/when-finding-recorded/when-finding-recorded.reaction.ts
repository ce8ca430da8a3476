import { sheetCatalogue, type DocketFact, type SheetEvent } from '@gongjian/assessments-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { docketIdOf, Dockets, docketStream, orderOf } from '../../facts/dockets.js';
import { following, momentOf } from '../../rounds/following.js';

type Told<Type extends SheetEvent['type']> = Fact<Extract<SheetEvent, { readonly type: Type }>>;

/** What an inspector found of an indicator stands in the docket until it is withdrawn. */
@Injectable()
export class WhenFindingRecorded extends Reaction<SheetEvent> {
  readonly context = 'assessments';
  readonly name = 'note_findings';
  readonly catalogues = [sheetCatalogue];
  readonly when = {
    FindingRecorded: async (fact: Told<'FindingRecorded'>): Promise<void> => {
      const { findingId, indicator, programme, subject, foundOn } = fact.event.data;
      if (indicator === null) return;
      await this.note(fact, subject.id, findingId, { fact: 'finding', programme, indicator, occurredOn: foundOn });
    },
    FindingWithdrawn: (fact: Told<'FindingWithdrawn'>): Promise<void> =>
      this.note(fact, fact.event.data.subjectId, fact.event.data.findingId, null),
  };

  constructor(private readonly dockets: Dockets) {
    super();
  }

  private async note(fact: Fact, subjectId: string, factId: string, noted: DocketFact | null): Promise<void> {
    const target = docketStream(docketIdOf(fact.metadata.tenant, subjectId));
    const envelope = following(fact, { name: 'noteFact', type: 'NoteFact', target, body: { factId, subjectId } });
    const note = { subjectId, factId, order: orderOf(fact.revision), fact: noted };
    await this.dockets.note(note, { envelope, ...momentOf(fact) });
  }
}
