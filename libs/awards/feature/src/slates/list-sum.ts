import type { ListSum } from '@gongjian/awards-domain';
import { createHash } from 'node:crypto';

/** As a concluded round states each of its grades. */
export function listSumOf(subjectIds: readonly string[]): ListSum {
  const lines = [...subjectIds].sort().join('\n');
  return { count: subjectIds.length, sha256: createHash('sha256').update(lines, 'utf8').digest('hex') };
}
