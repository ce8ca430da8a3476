import type { Policy } from '@gongjian/shared-access';
import { type Action, type Principal } from '@gongjian/shared-access';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { ListFilter } from '@gongjian/shared-projections';

/**
 * The rows of reported facts somebody may see: of the divisions and units of the right; a system what it reported itself.
 * Empty: every row of the tenant.
 *
 * @throws DomainError ACCESS.DENIED
 */
export async function factScope(
  policy: Policy,
  principal: Principal,
  action: Action,
  today: LocalDate,
): Promise<readonly ListFilter[]> {
  const { divisionIds, unitIds } = await policy.scope(principal, action, today);
  if (principal.kind === 'service') return [{ reporter_id: { eq: principal.id } }];
  if (divisionIds === 'all' || unitIds === 'all') return [];
  const ofUnits = { unit_id: { in: unitIds } };
  if (divisionIds.length === 0) return [ofUnits];
  const inDivisions = { division_id: { in: divisionIds } };
  return unitIds.length === 0 ? [inDivisions] : [inDivisions, ofUnits];
}
