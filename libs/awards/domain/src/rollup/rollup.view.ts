import type { Instant, SubjectAsOf, View } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import type { RollUpReach } from '../rules/outcomes.js';
import { rollUpDecider } from './rollup.decider.js';
import type { Members, RollUpEvent } from './rollup.events.js';

export interface RollUpRow extends Pinned, Members {
  readonly id: string;
  readonly status: RollUpReach;
  readonly subject: SubjectAsOf;
  readonly titleId: string;
  readonly changedAt: Instant;
}

export const rollUpView: View<RollUpRow, RollUpEvent> = (row, { event, metadata }) => {
  const before = row === null ? rollUpDecider.initialState : { revision: 0, members: row, reach: row.status };
  const state = rollUpDecider.evolve(before, event);
  const { rollUpId: id, programme, version, rules, key, subject, titleId, holding, of, sha256 } = event.data;
  return {
    ...{ id, status: state.reach, programme, version, rules, key, subject, titleId, holding, of, sha256 },
    changedAt: metadata.recordedAt,
  };
};
