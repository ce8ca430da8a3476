import type { DomainCommand } from '@gongjian/shared-kernel';
import type { PeriodConcluded, RemovalAwaited } from './period.events.js';

export type ConcludePeriod = DomainCommand<'ConcludePeriod', PeriodConcluded>;
export type AwaitRemoval = DomainCommand<'AwaitRemoval', RemovalAwaited>;

export type PeriodCommand = ConcludePeriod | AwaitRemoval;
