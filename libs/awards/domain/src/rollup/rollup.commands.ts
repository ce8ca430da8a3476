import type { BasisInput, Bound, DomainCommand } from '@gongjian/shared-kernel';
import type { MembersCounted } from './rollup.events.js';

export type CountMembers = DomainCommand<
  'CountMembers',
  Omit<MembersCounted, 'basis'> & {
    readonly share: Bound;
    /** What the division is named when it is reached. */
    readonly grade: string;
    readonly inputs: readonly BasisInput[];
  }
>;

export type RollUpCommand = CountMembers;
