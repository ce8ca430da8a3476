import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock, notFound } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { States, type State } from './states.js';

/** States are of a whole tenant: for its auditors whose right stands at the root. */
@Injectable()
export class StateAccess {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly states: States,
  ) {}

  /** @throws DomainError ACCESS.DENIED */
  require(principal: Principal): void {
    const { tenant } = principal;
    this.policy.require(principal, 'state.read', { tenant }, localDateAt(this.clock.now()));
  }

  /** @throws DomainError ACCESS.DENIED, RESOURCE.NOT_FOUND */
  async state(principal: Principal, id: string): Promise<State> {
    this.require(principal);
    const state = await this.states.of(principal.tenant, id);
    if (state === null) throw notFound();
    return state;
  }
}
