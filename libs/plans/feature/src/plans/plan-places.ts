import type { PlanItem } from '@gongjian/plans-domain';
import { Directory, Policy, type RoleGrant } from '@gongjian/shared-access';
import { DomainError, type UnitAsOf } from '@gongjian/shared-kernel';
import type { Write } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

/** Where a plan stands and how far it reaches. */
@Injectable()
export class PlanPlaces {
  constructor(
    private readonly policy: Policy,
    private readonly directory: Directory,
  ) {}

  /** A plan moves only to a division its writer manages plans of. */
  requireManaged(write: Write, divisionId: string): void {
    this.policy.require(write.principal, 'plan.manage', { tenant: write.principal.tenant, divisionId }, write.today);
  }

  /** Nobody writes in the name of an authority above the right that is used, or elsewhere. @throws DomainError PLAN.AUTHORITY_OUT_OF_SCOPE */
  requireAuthority(grant: RoleGrant, authority: UnitAsOf): void {
    if (!grant.divisionIds.has(authority.division.id)) throw authorityOutOfScope(authority);
  }

  /**
   * A plan binds units of its own division and below: so whoever manages it may read every task of it.
   *
   * @throws DomainError PLAN.UNIT_OUT_OF_SCOPE
   */
  async requireWithin(divisionId: string, units: readonly UnitAsOf[]): Promise<void> {
    const subtree = await this.directory.subtreeSet(divisionId);
    const outside = units.find(({ division }) => !subtree.has(division.id));
    if (outside !== undefined) throw unitOutOfScope(outside);
  }

  async requireItemsWithin(divisionId: string, items: readonly Pick<PlanItem, 'units'>[]): Promise<void> {
    await this.requireWithin(
      divisionId,
      items.flatMap(({ units }) => units.flatMap(({ unit }) => unit ?? [])),
    );
  }
}

function authorityOutOfScope({ id, name }: UnitAsOf): DomainError {
  return new DomainError(
    'PLAN.AUTHORITY_OUT_OF_SCOPE',
    'forbidden',
    {
      zh: `“${name}”不在你负责的区划内，不能以它的名义制发方案。`,
      en: `“${name}” is outside the divisions you are responsible for; no plan is written in its name.`,
    },
    { unitId: id },
  );
}

function unitOutOfScope({ id, name }: UnitAsOf): DomainError {
  return new DomainError(
    'PLAN.UNIT_OUT_OF_SCOPE',
    'forbidden',
    {
      zh: `“${name}”不在方案所属区划及其下级，不能给它分派任务。`,
      en: `“${name}” is outside the division of the plan and those below it; it is given no task.`,
    },
    { unitId: id },
  );
}
