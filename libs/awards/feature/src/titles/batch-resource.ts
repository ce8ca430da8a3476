import type { BatchOrdered } from '@gongjian/awards-domain';
import type { May } from '@gongjian/shared-records';

interface Ordered {
  readonly ordered: Pick<BatchOrdered, 'by'>;
}

/** It stands where whoever ordered it stood. */
export function mayCancelBatch({ ordered }: Ordered): May {
  return { action: 'title.sign', resource: { divisionId: ordered.by.division?.id } };
}
