import { sameFacts, type Decider } from '@gongjian/shared-kernel';
import { basisOn } from '../effective-day.js';
import { awardRulesOf } from '../rules/interpreter.js';
import type { RollUpReach } from '../rules/outcomes.js';
import type { RollUpCommand } from './rollup.commands.js';
import type { Members, RollUpEvent } from './rollup.events.js';

export interface RollUpState {
  /** -1 before the first count. */
  readonly revision: number;
  readonly members: Members | null;
  readonly reach: RollUpReach;
}

/** Counts by rule, in whatever order its members change: the last count stands. */
export const rollUpDecider: Decider<RollUpState, RollUpCommand, RollUpEvent> = {
  initialState: { revision: -1, members: null, reach: 'open' },
  decide,
  evolve,
};

function decide({ data }: RollUpCommand, state: RollUpState): readonly RollUpEvent[] {
  const { share, grade, inputs, ...counted } = data;
  const { holding, of, sha256 } = counted;
  const members: Members = { holding, of, sha256 };
  if (sameFacts(state.members, members)) return [];
  const basis = basisOn(counted, { stream: `rollup-${counted.rollUpId}`, revision: state.revision }, inputs);
  const event: RollUpEvent = { type: 'MembersCounted', data: { ...counted, basis } };
  const reach = awardRulesOf(counted.rules).rollUp(share, members, state.reach);
  if (reach === state.reach || reach === 'open') return [event];
  return reach === 'reached'
    ? [event, { type: 'RollUpReached', data: { ...counted, grade, basis } }]
    : [event, { type: 'RollUpLost', data: { ...counted, basis } }];
}

function evolve(state: RollUpState, event: RollUpEvent): RollUpState {
  const { holding, of, sha256 } = event.data;
  const reach = event.type === 'RollUpReached' ? 'reached' : event.type === 'RollUpLost' ? 'lost' : state.reach;
  return { revision: state.revision + 1, members: { holding, of, sha256 }, reach };
}
