import type { DomainCommand } from '@gongjian/shared-kernel';
import type { FactNoted, FactWithdrawn } from './docket.events.js';

/** What is known of a fact by now; notes it when it is new. */
export type NoteFact = DomainCommand<'NoteFact', FactNoted>;
/** Before it was noted, too: then it is never noted. */
export type WithdrawFact = DomainCommand<'WithdrawFact', FactWithdrawn>;

export type DocketCommand = NoteFact | WithdrawFact;
