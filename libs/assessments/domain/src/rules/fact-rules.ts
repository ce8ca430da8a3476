import type { Facts } from '@gongjian/plans-contracts';
import { clockFrom, type DayCount, type LocalDate, type WorkingCalendar } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';

/** A published version, with the facts it takes. */
export interface FactRules extends Pick<Pinned, 'programme' | 'version' | 'rules'> {
  readonly facts: Facts | undefined;
}

/** Within which time a complaint is to be put right, and the version that says so. */
export interface RectifyWithin {
  readonly pinned: Pick<Pinned, 'programme' | 'version' | 'rules'>;
  readonly within: DayCount;
}

/** Of the versions that take one of its kinds the one whose time is over first; of several, the first. */
export function strictestRectifyWithin(
  versions: readonly FactRules[],
  kinds: readonly string[],
  on: LocalDate,
  calendar: WorkingCalendar,
): RectifyWithin | null {
  let strictest: (RectifyWithin & { readonly lastDay: LocalDate }) | null = null;
  for (const { programme, version, rules, facts } of versions) {
    const complaints = facts?.complaints;
    if (complaints === undefined || !complaints.kinds.some(({ code }) => kinds.includes(code))) continue;
    const { lastDay } = clockFrom(complaints.rectifyWithin, on, calendar);
    if (strictest !== null && strictest.lastDay <= lastDay) continue;
    strictest = { pinned: { programme, version, rules }, within: complaints.rectifyWithin, lastDay };
  }
  return strictest && { pinned: strictest.pinned, within: strictest.within };
}

export function incidentKindsOf(versions: readonly FactRules[]): readonly string[] {
  return [...new Set(versions.flatMap(({ facts }) => facts?.incidents.map(({ code }) => code) ?? []))];
}

export function complaintKindsOf(versions: readonly FactRules[]): readonly string[] {
  return [...new Set(versions.flatMap(({ facts }) => facts?.complaints?.kinds.map(({ code }) => code) ?? []))];
}
