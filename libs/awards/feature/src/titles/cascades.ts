import { isKnown, type CascadeStep, type Firing, type Title, type TitleAsOf } from '@gongjian/awards-domain';
import { Directory } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import { AnnulmentCauses } from './annulment-causes.js';
import { AwardVersions } from './award-versions.js';
import type { Cause } from './rule-acts.js';
import { TitleChecks } from './title-checks.js';
import { titleIdOf } from './title-stream.js';
import { Watches } from './watches.js';

interface Cascading {
  readonly title: TitleAsOf;
  readonly act: 'removed' | 'suspended';
  /** The removal or suspension, as the fact others stand on. */
  readonly eventId: string;
  readonly on: string;
  readonly steps: readonly CascadeStep[];
}

/** What follows for other titles of the subject, or of the division above it. */
@Injectable()
export class Cascades {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly watches: Watches,
    private readonly checks: TitleChecks,
    private readonly causes: AnnulmentCauses,
    private readonly directory: Directory,
  ) {}

  async follow(cascading: Cascading, cause: Cause): Promise<void> {
    for (const step of cascading.steps) {
      const target = await this.targetOf(cascading.title, step, cause);
      if (target === null || target.naming === null) continue;
      const version = await this.versions.of(cause.tenant, target.naming);
      const watch = await this.watches.of(cause.tenant, target.subject.id);
      await this.checks.raise(target, version, firingOf(cascading, step), watch, cause);
    }
  }

  /** What it stood on was annulled. */
  async undo(cascading: Pick<Cascading, 'title' | 'eventId' | 'steps'>, cause: Cause): Promise<void> {
    for (const step of cascading.steps) {
      const target = await this.targetOf(cascading.title, step, cause);
      if (target !== null) await this.causes.record(target, cascading.eventId, cause);
    }
  }

  private async targetOf({ subject }: TitleAsOf, { key, of }: CascadeStep, { tenant }: Cause): Promise<Title | null> {
    const version = await this.versions.latestOfKey(tenant, key);
    const subjectId = of === 'same' ? subject.id : await this.above(tenant, subject);
    if (version === null || subjectId === null) return null;
    const titleId = titleIdOf(tenant, subjectId, version.programme);
    const state = (await this.runner.load(titleAggregate, titleId, tenant))?.state;
    return state === undefined || !isKnown(state) ? null : state;
  }

  /** The division it stands in; of a division the one above. */
  private async above(tenant: string, { kind, division }: SubjectAsOf): Promise<string | null> {
    const path = await this.directory.path(division.id);
    const above = kind === 'division' ? path[1] : path[0];
    return above === undefined ? null : ((await this.directory.divisionSubject(tenant, above.id))?.id ?? null);
  }
}

function firingOf({ title, act, eventId, on }: Cascading, { consequence }: CascadeStep): Firing {
  const { titleId, key } = title;
  const removed = act === 'removed';
  return {
    trigger: `cascade.${key}`,
    names: removed
      ? { zh: '相关称号已摘牌', en: 'A related title was removed' }
      : { zh: '相关称号已暂停', en: 'A related title was suspended' },
    clause: key,
    consequence,
    confirm: 'none',
    grounds: [
      {
        factId: eventId,
        fact: { kind: 'cascade', titleId, key, act },
        ...{ occurredOn: on, occurredAt: null, verifier: null, source: null },
      },
    ],
    completedBy: eventId,
    lower: null,
  };
}
