import type { Firing, Removal, Title } from '@gongjian/awards-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { AwardVersions } from './award-versions.js';
import { watchedTitle } from './watched-title.js';
import { Watches } from './watches.js';

const REMOVING = ['removeByRule', 'proposeRemoval'];

/** What would remove a title still, without what was withdrawn. */
@Injectable()
export class StandingGrounds {
  constructor(
    private readonly versions: AwardVersions,
    private readonly watches: Watches,
  ) {}

  /** Firings that nobody has to confirm, or that were confirmed. */
  async stillFiring(
    tenant: string,
    title: Title,
    { before }: Pick<Removal, 'before'>,
    today: LocalDate,
  ): Promise<readonly Firing[]> {
    const firings = await this.firings(tenant, title, { before }, today);
    const confirmed = title.triggers.filter(({ status }) => status === 'confirmed');
    return firings.filter(
      ({ consequence, confirm, trigger, completedBy }) =>
        REMOVING.includes(consequence) &&
        (confirm === 'none' ||
          confirmed.some(({ raised }) => raised.trigger === trigger && raised.completedBy === completedBy)),
    );
  }

  /** Every firing against the title as it was before it was removed. */
  async firings(
    tenant: string,
    title: Title,
    { before }: Pick<Removal, 'before'>,
    today: LocalDate,
  ): Promise<readonly Firing[]> {
    const version = await this.versions.of(tenant, before.naming);
    const watch = await this.watches.of(tenant, title.subject.id);
    return version.reading.firings(version.definition, watchedTitle(before, title), watch.facts(today));
  }
}
