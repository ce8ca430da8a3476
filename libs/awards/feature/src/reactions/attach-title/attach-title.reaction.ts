import { titleCatalogue, type TitleAsOf, type TitleEvent } from '@gongjian/awards-domain';
import { DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { watchAggregate } from '../../aggregates.js';
import { AwardVersions } from '../../titles/award-versions.js';
import { byRule, causeOf } from '../../titles/rule-acts.js';
import { watchIdOf, watchStream } from '../../titles/title-stream.js';

const WATCHING = { id: 'watch', name: '动态管理规则' };

/** From the first that is heard of a title, what is told of its subject is checked against it. */
@Injectable()
export class AttachTitle extends Reaction<TitleEvent> {
  readonly context = 'awards';
  readonly name = 'attach_title';
  readonly catalogues = [titleCatalogue];
  readonly when = {
    CandidateListed: (fact: Fact<TitleEvent>): Promise<void> => this.attach(fact),
    NamingReady: (fact: Fact<TitleEvent>): Promise<void> => this.attach(fact),
    TitleImportProposed: (fact: Fact<TitleEvent>): Promise<void> => this.attach(fact),
    RecognitionProposed: (fact: Fact<TitleEvent>): Promise<void> => this.attach(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
  ) {
    super();
  }

  private async attach(fact: Fact<TitleEvent>): Promise<void> {
    const cause = causeOf(fact);
    const { titleId, subject, programme: programmeId, version } = fact.event.data as TitleAsOf;
    const watchId = watchIdOf(cause.tenant, subject.id);
    const data = { subjectId: subject.id, titleId, programmeId };
    const envelope = byRule(
      await this.versions.of(cause.tenant, { programme: programmeId, version }),
      WATCHING,
      cause,
      {
        commandId: derivedId(fact.id, this.name, watchId),
        type: 'AttachTitle',
        target: watchStream(watchId),
        body: { titleId },
      },
    );
    const { now, today } = cause;
    await this.runner.execute(watchAggregate, watchId, { type: 'AttachTitle', data, now, today }, envelope);
  }
}
