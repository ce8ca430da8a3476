import { slateCatalogue, type SlateEvent } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { slateAggregate } from '../../aggregates.js';
import { NamingReadiness } from '../../notices/naming-readiness.js';
import { CandidatesOfSlate } from '../../slates/candidates-of-slate.js';
import { slateStream } from '../../slates/slate-stream.js';

type Approved = Fact<Extract<SlateEvent, { readonly type: 'SlateApproved' }>>;

/** Without a notice everybody on the list who was not struck may be named once it is approved. */
@Injectable()
export class WhenSlateApproved extends Reaction<SlateEvent> {
  readonly context = 'awards';
  readonly name = 'when_slate_approved';
  readonly catalogues = [slateCatalogue];
  readonly when = { SlateApproved: (fact: Approved): Promise<void> => this.readyAll(fact) };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly candidates: CandidatesOfSlate,
    private readonly readiness: NamingReadiness,
  ) {
    super();
  }

  private async readyAll(fact: Approved): Promise<void> {
    const { slateId, on } = fact.event.data;
    const { tenant } = fact.metadata;
    const slate = (await this.runner.load(slateAggregate, slateId, tenant))?.state;
    if (slate === undefined || slate.status === 'none') return;
    const { programme, version, rules, key } = slate.prepared;
    const inputs = [{ stream: slateStream(slateId), revision: String(fact.revision) }];
    for (const { titleId, subject, grade, result, struck } of await this.candidates.of(tenant, slateId)) {
      if (struck) continue;
      const pinned = { programme, version, rules, key };
      const candidate = { ...pinned, titleId, subject, slateId, grade, result, resultOn: result.resultOn };
      await this.readiness.ready(fact, { ...candidate, noticeId: null, notBefore: on, inputs });
    }
  }
}
