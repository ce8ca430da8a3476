import { sameFacts, type Decider } from '@gongjian/shared-kernel';
import type { TreeCommand } from './tree.commands.js';
import { treeOpenedOtherwise } from './tree.errors.js';
import type { TreeEvent, TreeOpened } from './tree.events.js';

export type TreeState = { readonly status: 'none' } | { readonly status: 'open'; readonly opened: TreeOpened };

export const treeDecider: Decider<TreeState, TreeCommand, TreeEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide({ data }: TreeCommand, state: TreeState): readonly TreeEvent[] {
  if (state.status === 'none') return [{ type: 'TreeOpened', data }];
  if (sameFacts(state.opened, data)) return [];
  throw treeOpenedOtherwise();
}

function evolve(_state: TreeState, { data }: TreeEvent): TreeState {
  return { status: 'open', opened: data };
}
