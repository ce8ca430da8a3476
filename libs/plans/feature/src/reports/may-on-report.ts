import type { ReportStep } from '@gongjian/plans-contracts';
import type { KnownReport, ReportRow, ReportState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

/** Who has a report passes it on: the unit itself, the community, the town, the bureau's reviewers, the office. */
const PASSES_ON: Readonly<Record<ReportStep, Action>> = {
  unit: 'report.file',
  community: 'report.passOn.community',
  town: 'report.passOn.town',
  county: 'report.passOn.office',
  countyBureau: 'report.passOn.reviewer',
  city: 'report.passOn.office',
};

export function mayOnReport(action: Action): (state: ReportState) => May {
  return (state) => ({ action, resource: reportResource(state) });
}

export function mayPassOn(state: ReportState): May {
  return { action: state.status === 'none' ? 'report.file' : passingOf(state), resource: reportResource(state) };
}

export function passingOf({ at }: Pick<KnownReport, 'at'>): Action {
  return PASSES_ON[at];
}

/** It stands in the division of the unit that owes it. */
export function reportResource(state: ReportState): May['resource'] {
  return state.status === 'none' ? {} : reportRowResource(state.asked);
}

export function reportRowResource({ unit }: Pick<ReportRow, 'unit'>): May['resource'] {
  return { divisionId: unit.division.id, unitIds: [unit.id] };
}
