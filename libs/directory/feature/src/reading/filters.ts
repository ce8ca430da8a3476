import type { Directory } from '@gongjian/shared-access';
import type { ListFilter } from '@gongjian/shared-projections';

/** Conditions on the columns that were asked for. */
export function equalTo(columns: Readonly<Record<string, string | undefined>>): ListFilter {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, value]) => (value === undefined ? [] : [[name, { eq: value }]])),
  );
}

/** Just this division, or this one and all below it; both when both are asked for. */
export async function inDivision(
  directory: Directory,
  { divisionId, within }: { readonly divisionId?: string | undefined; readonly within?: string | undefined },
): Promise<ListFilter> {
  if (divisionId === undefined && within === undefined) return {};
  return {
    division_id: {
      ...(divisionId === undefined ? {} : { eq: divisionId }),
      ...(within === undefined ? {} : { in: await directory.subtree(within) }),
    },
  };
}
