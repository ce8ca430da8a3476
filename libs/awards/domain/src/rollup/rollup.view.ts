import type { Instant, SubjectAsOf, View } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import type { RollUpReach } from '../rules/outcomes.js';
import { rollUpDecider, type RollUpState } from './rollup.decider.js';
import type { Members, RollUpEvent } from './rollup.events.js';

export interface RollUpRow extends Pinned, Members {
  readonly id: string;
  readonly status: RollUpReach;
  readonly subject: SubjectAsOf;
  readonly titleId: string;
  readonly state: RollUpState;
  readonly changedAt: Instant;
}

export const rollUpView: View<RollUpRow, RollUpEvent> = (row, { event, metadata }) => {
  const state = rollUpDecider.evolve(row?.state ?? rollUpDecider.initialState, event);
  const { rollUpId: id, programme, version, rules, key, subject, titleId, holding, of, sha256 } = event.data;
  return {
    ...{ id, status: state.reach, programme, version, rules, key, subject, titleId, holding, of, sha256, state },
    changedAt: metadata.recordedAt,
  };
};
