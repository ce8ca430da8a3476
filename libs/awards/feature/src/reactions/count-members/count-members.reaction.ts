import { titleCatalogue, type TitleEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction, type ReactionHandlers } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RollUpCounts } from '../../rollups/roll-up-counts.js';

/** Whatever makes a title count, or no longer, counts the members of the division above. */
const CHANGES = [
  'TitleNamed',
  'TitleImported',
  'TitleRecognised',
  'TitleSuspended',
  'TitleRestored',
  'TitleExpired',
  'TitleEnded',
  'TitleRemoved',
  'RemovalAnnulled',
  'NamingAnnulled',
] as const satisfies readonly TitleEvent['type'][];

@Injectable()
export class CountMembers extends Reaction<TitleEvent> {
  readonly context = 'awards';
  readonly name = 'count_members';
  readonly catalogues = [titleCatalogue];
  readonly when: ReactionHandlers<TitleEvent>;

  constructor(counts: RollUpCounts) {
    super();
    const count = (fact: Fact<TitleEvent>): Promise<void> => counts.count(fact, fact.event.data.titleId);
    this.when = Object.fromEntries(CHANGES.map((type) => [type, count]));
  }
}
