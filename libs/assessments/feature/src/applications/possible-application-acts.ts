import {
  mayAct,
  mayOnApplication,
  type ApplicationAct,
  type FiledApplication,
  type JudgedNow,
  type MayAct,
} from '@gongjian/assessments-domain';
import { Policy, type Principal } from '@gongjian/shared-access';
import { isDomainError, type LocalDate } from '@gongjian/shared-kernel';
import { actingBy, type May } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { ApplicationWriter, mayAsFiler, mayAtLevel } from './application-writer.js';
import { Judgements } from './judgements.js';

const OF_THE_FILER: readonly ApplicationAct[] = ['resubmit', 'resume', 'withdraw'];

/** What somebody may do with an application now, and why not: what the command itself would answer. */
@Injectable()
export class PossibleApplicationActs {
  constructor(
    private readonly applications: ApplicationWriter,
    private readonly judgements: Judgements,
    private readonly policy: Policy,
  ) {}

  async of(
    principal: Principal,
    state: FiledApplication,
    today: LocalDate,
  ): Promise<Readonly<Record<ApplicationAct, MayAct>>> {
    const { tenant } = principal;
    const divisions = await this.applications.divisionsOf(tenant, state);
    const judged = { judging: await this.judgements.ofLevel(tenant, state), on: today };
    const [filer, level] = [mayAsFiler(state), mayAtLevel(divisions)(state)].map((may) =>
      this.allowed(principal, state, may, judged),
    ) as [Allowed, Allowed];
    const acts = Object.keys(filer) as ApplicationAct[];
    return Object.fromEntries(
      acts.map((act) => [act, OF_THE_FILER.includes(act) ? filer[act] : level[act]]),
    ) as Allowed;
  }

  private allowed(
    principal: Principal,
    state: FiledApplication,
    { action, resource }: May,
    judged: JudgedNow,
  ): Allowed {
    try {
      const grant = this.policy.require(principal, action, { tenant: principal.tenant, ...resource }, judged.on);
      return mayOnApplication(state, actingBy(principal, grant).officer, judged);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const refused = mayAct(error);
      return {
        approve: refused,
        accept: refused,
        return: refused,
        reject: refused,
        file: refused,
        resubmit: refused,
        resume: refused,
        withdraw: refused,
      };
    }
  }
}

type Allowed = Readonly<Record<ApplicationAct, MayAct>>;
