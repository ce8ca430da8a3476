import { Policy, type Action, type Principal, type Role } from '@gongjian/shared-access';
import { DomainError, isDomainError, type LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { actingBy, type Acting } from './acting.js';
import type { May } from './may.js';

/** Whether an act is possible now, and why not. */
export type MayAct = true | { readonly code: string; readonly zh: string; readonly en: string };

export interface AskedAct {
  readonly action: Action;
  /** Only a right of this role counts. */
  readonly role?: Role | undefined;
  /** Where it is done, where that is elsewhere than the record stands. */
  readonly resource?: May['resource'];
  /** It was done before: doing it again would change nothing. */
  readonly done?: boolean;
  /** What the record says to it; `null`: nothing against it. */
  readonly refuses: (acting: Acting) => DomainError | null;
}

/** What somebody may do with a record now, and why not: what the command itself would answer. */
@Injectable()
export class PossibleActs {
  constructor(private readonly policy: Policy) {}

  of<Act extends string>(
    principal: Principal,
    resource: May['resource'],
    today: LocalDate,
    acts: Readonly<Record<Act, AskedAct>>,
  ): Readonly<Record<Act, MayAct>> {
    const answers = Object.entries<AskedAct>(acts).map(
      ([act, { action, refuses, role, resource: elsewhere, done = false }]) => {
        try {
          const place = { tenant: principal.tenant, ...(elsewhere ?? resource) };
          const grant = this.policy.require(principal, action, place, today, role);
          return [act, mayAct(refuses(actingBy(principal, grant)) ?? (done ? alreadyDone() : null))];
        } catch (error) {
          if (!isDomainError(error)) throw error;
          return [act, mayAct(error)];
        }
      },
    );
    return Object.fromEntries(answers) as Record<Act, MayAct>;
  }
}

function mayAct(refusal: DomainError | null): MayAct {
  return refusal === null ? true : { code: refusal.code, zh: refusal.text.zh, en: refusal.text.en };
}

function alreadyDone(): DomainError {
  return new DomainError('ACT.DONE_ALREADY', 'conflict', { zh: '这件事已经办过。', en: 'This was done before.' });
}
