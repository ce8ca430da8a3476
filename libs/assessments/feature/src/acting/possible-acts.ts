import { mayAct, type MayAct, type Refusal } from '@gongjian/assessments-domain';
import { Policy, type Action, type Principal } from '@gongjian/shared-access';
import { isDomainError, type LocalDate } from '@gongjian/shared-kernel';
import { actingBy, type Acting, type May } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

export interface Asked {
  readonly action: Action;
  /** What the record says to it. */
  readonly refuses: (acting: Acting) => Refusal;
}

/** What somebody may do with a record now, and why not: what the command itself would answer. */
@Injectable()
export class PossibleActs {
  constructor(private readonly policy: Policy) {}

  of<Act extends string>(
    principal: Principal,
    resource: May['resource'],
    today: LocalDate,
    acts: Readonly<Record<Act, Asked>>,
  ): Readonly<Record<Act, MayAct>> {
    const answers = Object.entries<Asked>(acts).map(([act, { action, refuses }]) => {
      try {
        const grant = this.policy.require(principal, action, { tenant: principal.tenant, ...resource }, today);
        return [act, mayAct(refuses(actingBy(principal, grant)))];
      } catch (error) {
        if (!isDomainError(error)) throw error;
        return [act, mayAct(error)];
      }
    });
    return Object.fromEntries(answers) as Record<Act, MayAct>;
  }
}
