import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import { localDateAt, type LocalDate } from '@gongjian/shared-kernel';
import type { AnyProjection, ColumnValue } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';

/** Where a record stands; `anywhere`: reference data, which every auditor of the tenant reads. */
export type Place = { readonly divisionId?: string; readonly unitIds?: readonly string[] } | 'anywhere';

/** Where lists find the record by: of what has no place of its own, the tenant's root. */
export function placeOf(definition: AnyProjection, row: object): Place {
  if (definition.catalogue.lasting === 'reference') return 'anywhere';
  const value = (name: string): ColumnValue =>
    definition.columns.find((column) => column.name === name)?.value(row) ?? null;
  const [divisionId, unitIds] = [value('division_id'), value('unit_ids')];
  return {
    ...(typeof divisionId === 'string' ? { divisionId } : {}),
    ...(Array.isArray(unitIds) ? { unitIds: unitIds as readonly string[] } : {}),
  };
}

export function hasOwnPlace(definition: AnyProjection): boolean {
  return definition.columns.some(({ name }) => name === 'division_id');
}

/** What auditors read of records: a seat in its divisions. */
@Injectable()
export class RecordAccess {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ACCESS.DENIED */
  require(principal: Principal, place: Place): void {
    const { tenant } = principal;
    if (place === 'anywhere') {
      this.policy.require(principal, 'directory.read', { tenant }, this.today(), 'auditor');
      return;
    }
    this.policy.require(principal, 'decision.read', { tenant, ...place }, this.today());
  }

  allows(principal: Principal, place: Place): boolean {
    return (
      place === 'anywhere' ||
      this.policy.allows(principal, 'decision.read', { tenant: principal.tenant, ...place }, this.today())
    );
  }

  /** Whether the leaves of the tenant's tree are theirs to see. */
  readsLog(principal: Principal): boolean {
    const { tenant, rootDivisionId: divisionId } = principal;
    return this.policy.allows(principal, 'log.read', { tenant, divisionId }, this.today());
  }

  private today(): LocalDate {
    return localDateAt(this.clock.now());
  }
}
