import { isDomainError, type LocalDate, type UnitAsOf } from '@gongjian/shared-kernel';
import type { DirectoryNames } from '@gongjian/shared-records';

/** `null`: it is closed or unknown by then. */
export async function unitAsOf(
  names: DirectoryNames,
  tenant: string,
  unitId: string,
  on: LocalDate,
): Promise<UnitAsOf | null> {
  try {
    return await names.unit(tenant, unitId, on);
  } catch (error) {
    if (isDomainError(error) && error.code.startsWith('UNIT.')) return null;
    throw error;
  }
}
