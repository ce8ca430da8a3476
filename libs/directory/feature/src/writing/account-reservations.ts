import type { BoundAccount } from '@gongjian/directory-domain';
import {
  ACCOUNT_RESERVATION,
  accountReservationId,
  accountTargetOf,
  type AccountHolder,
} from '@gongjian/shared-access';
import {
  commandFingerprint,
  DeciderRunner,
  DEPLOYMENT_TENANT,
  derivedId,
  reservationAggregate,
  streamName,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import { DomainError, isDomainError } from '@gongjian/shared-kernel';
import type { Done } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

/** Whose the reservation is, who acts, and the command it is part of. */
export interface ReservationAct {
  readonly holder: AccountHolder;
  readonly issuer: string;
  readonly subject: string;
  readonly by: Omit<CommandEnvelope, 'tenant' | 'commandId' | 'fingerprint'>;
  readonly commandId: string;
  readonly now: string;
  readonly today: string;
}

/** How the holder's own stream says it. */
export interface AccountRecord {
  /** Whether the stream says now that it is bound. */
  readonly bound: () => Promise<boolean>;
  readonly record: () => Promise<Done>;
}

/** Keeps a sign-in (issuer, subject) to one person or service account of one tenant of the deployment. */
@Injectable()
export class AccountReservations {
  constructor(private readonly runner: DeciderRunner) {}

  /**
   * The reservation first, then the record; a record that is refused gives it back.
   *
   * @param known the command is recorded already, or will be refused: nothing is reserved
   * @throws DomainError ACCOUNT.TAKEN
   */
  async binding(
    act: ReservationAct,
    { known, bound, record }: AccountRecord & { readonly known: boolean },
  ): Promise<Done> {
    if (known) return record();
    const taken = await this.take(act);
    try {
      return await record();
    } catch (error) {
      if (taken && isDomainError(error) && !(await bound())) await this.release(act);
      throw error;
    }
  }

  /** Also frees a reservation that a binding which never came about has left. */
  async unbinding(act: ReservationAct, { bound, record }: AccountRecord): Promise<Done> {
    const done = (await bound()) ? await record() : null;
    if (done === null || !(await bound())) await this.release(act);
    return done ?? record();
  }

  /** Answers true when it was free. @throws DomainError ACCOUNT.TAKEN */
  private async take(act: ReservationAct): Promise<boolean> {
    try {
      return await this.act(act, 'TakeReservation');
    } catch (error) {
      if (isDomainError(error) && error.code === 'RESERVATION.TAKEN') throw accountTaken();
      throw error;
    }
  }

  /** Does nothing when it is not this holder's. */
  async release(act: ReservationAct): Promise<void> {
    await this.act(act, 'ReleaseReservation');
  }

  /** Each take and release is a command of its own, named by the revision it follows: a repeat starts from what is now. */
  private async act(act: ReservationAct, type: 'TakeReservation' | 'ReleaseReservation'): Promise<boolean> {
    const id = accountReservationId(act.issuer, act.subject);
    const target = accountTargetOf(act.holder);
    const folded = await this.runner.load(reservationAggregate, id, DEPLOYMENT_TENANT);
    const revision = folded?.revision ?? -1n;
    const data = { what: ACCOUNT_RESERVATION, target };
    const stream = streamName(reservationAggregate.catalogue.category, id);
    const result = await this.runner.execute(
      reservationAggregate,
      id,
      { type, data, now: act.now, today: act.today },
      {
        ...act.by,
        tenant: DEPLOYMENT_TENANT,
        commandId: derivedId(act.commandId, type, String(revision)),
        fingerprint: commandFingerprint(type, stream, data),
      },
      { ifMatch: revision },
    );
    return result.changed;
  }
}

export function accountTaken(): DomainError {
  return new DomainError('ACCOUNT.TAKEN', 'conflict', {
    zh: '这个账号已绑定其他人员或部门系统。',
    en: 'This account is bound to somebody else.',
  });
}

export function isBoundTo(
  { accounts }: { readonly accounts: readonly BoundAccount[] },
  account: BoundAccount,
): boolean {
  return accounts.some(({ issuer, subject }) => issuer === account.issuer && subject === account.subject);
}
