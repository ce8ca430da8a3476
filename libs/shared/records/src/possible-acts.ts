import { Policy, type Action, type PolicyResource, type Principal, type Role } from '@gongjian/shared-access';
import { DomainError, isDomainError, type LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { actingBy, type Acting } from './acting.js';
import type { May } from './may.js';

/** Whether an act is possible now, and why not. */
export type MayAct =
  | true
  | {
      readonly code: string;
      readonly zh: string;
      readonly en: string;
      /** Refused as an act of today, it may still be entered late 补录. */
      readonly late?: LateEntryOpen;
    };

export interface LateEntryOpen {
  /** The last day it can have been done; `null`: any day to today. */
  readonly until: LocalDate | null;
  /** It is entered for somebody else who did it. */
  readonly forAnother: boolean;
}

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
  /** Of what may be entered late where it is refused as an act of today. */
  readonly late?: LateAct;
}

export interface LateAct {
  /** The last day it can be done; `null`: it has none. */
  readonly until: LocalDate | null;
  /** Who enters for somebody else what that person did; absent: nobody. */
  readonly recordedBy?: Action;
  /** What the record says to it as done then, whoever did it. */
  readonly refuses: () => DomainError | null;
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
    const place = (elsewhere: May['resource'] | undefined): PolicyResource => ({
      tenant: principal.tenant,
      ...(elsewhere ?? resource),
    });
    const answers = Object.entries<AskedAct>(acts).map(([act, asked]) => {
      const { action, role, refuses, done = false } = asked;
      try {
        const grant = this.policy.require(principal, action, place(asked.resource), today, role);
        const refusal = refuses(actingBy(principal, grant)) ?? (done ? alreadyDone() : null);
        if (refusal === null) return [act, true];
        throw refusal;
      } catch (error) {
        if (!isDomainError(error)) throw error;
        const late = this.late(principal, asked, place(asked.resource), today);
        return [act, { code: error.code, ...error.text, ...(late === null ? {} : { late }) }];
      }
    });
    return Object.fromEntries(answers) as Record<Act, MayAct>;
  }

  private late(
    principal: Principal,
    { action, late }: AskedAct,
    place: PolicyResource,
    today: LocalDate,
  ): LateEntryOpen | null {
    if (late === undefined || late.refuses() !== null) return null;
    const { until, recordedBy } = late;
    const over = until !== null && until < today;
    if (over && this.policy.allows(principal, action, place, today)) return { until, forAnother: false };
    const records = recordedBy !== undefined && this.policy.allows(principal, recordedBy, place, today);
    return records ? { until: over ? until : null, forAnother: true } : null;
  }
}

function alreadyDone(): DomainError {
  return new DomainError('ACT.DONE_ALREADY', 'conflict', { zh: '这件事已经办过。', en: 'This was done before.' });
}
