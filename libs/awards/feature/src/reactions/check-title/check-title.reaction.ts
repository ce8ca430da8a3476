import { titleCatalogue, watchCatalogue, type TitleEvent, type WatchEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { causeOf } from '../../titles/rule-acts.js';
import { TitleChecks } from '../../titles/title-checks.js';
import { Watches } from '../../titles/watches.js';

type Told = Fact<TitleEvent | WatchEvent>;

/** Every fact against every title of its subject, and every naming against every fact: whichever comes first. */
@Injectable()
export class CheckTitle extends Reaction<TitleEvent | WatchEvent> {
  readonly context = 'awards';
  readonly name = 'check_title';
  readonly catalogues = [titleCatalogue, watchCatalogue];
  readonly when = {
    FactRecorded: (fact: Told): Promise<void> => this.ofSubject(fact),
    FactVerified: (fact: Told): Promise<void> => this.ofSubject(fact),
    FactCorrected: (fact: Told): Promise<void> => this.ofSubject(fact),
    TitleAttached: (fact: Told): Promise<void> => this.ofTitle(fact),
    TitleNamed: (fact: Told): Promise<void> => this.ofTitle(fact),
    TitleRenewed: (fact: Told): Promise<void> => this.ofTitle(fact),
    TitleImported: (fact: Told): Promise<void> => this.ofTitle(fact),
    TitleRecognised: (fact: Told): Promise<void> => this.ofTitle(fact),
    TitleDowngraded: (fact: Told): Promise<void> => this.ofTitle(fact),
    RemovalAnnulled: (fact: Told): Promise<void> => this.ofTitle(fact),
    NamingAnnulled: (fact: Told): Promise<void> => this.ofTitle(fact),
    RenewalMissed: (fact: Told): Promise<void> => this.ofTitle(fact),
    ClockPassed: (fact: Told): Promise<void> => this.ofTitle(fact),
  };

  constructor(
    private readonly checks: TitleChecks,
    private readonly watches: Watches,
  ) {
    super();
  }

  private async ofSubject(fact: Told): Promise<void> {
    const cause = causeOf(fact);
    const { subjectId } = fact.event.data as { readonly subjectId: string };
    const { state } = await this.watches.of(cause.tenant, subjectId);
    for (const { titleId } of state.titles) await this.checks.check(titleId, cause);
  }

  /** Of what was known before: whatever follows takes effect today. */
  private async ofTitle(fact: Told): Promise<void> {
    const cause = causeOf(fact);
    const { titleId } = fact.event.data as { readonly titleId: string };
    await this.checks.check(titleId, { ...cause, on: cause.today });
  }
}
