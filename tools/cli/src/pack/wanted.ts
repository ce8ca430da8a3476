import type { PackPeriod, ProofsWanted } from '@gongjian/audit-contracts';
import { localDateAt } from '@gongjian/shared-kernel';

/** Which part of a log a pack tells of beside the log itself, which is always whole. */
export class Wanted {
  constructor(
    readonly period: PackPeriod | null,
    readonly proofs: ProofsWanted,
  ) {}

  has(recordedAt: string): boolean {
    if (this.period === null) return true;
    const day = localDateAt(recordedAt);
    const { from, to } = this.period;
    return (from === null || day >= from) && (to === null || day <= to);
  }

  proves(recordedAt: string, data: unknown): boolean {
    if (this.proofs === 'none' || !this.has(recordedAt)) return false;
    return this.proofs === 'all' || isDecision(data);
  }
}

/** Every decision says what it stands on. */
function isDecision(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'basis' in data && data.basis !== null;
}
