import type { RegisteredPerson } from '@gongjian/directory-domain';
import { ACCOUNT_RESERVATION, accountReservationId, accountTargetOf } from '@gongjian/shared-access';
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
import { Injectable } from '@nestjs/common';

/** Whose the reservation is, who acts, and the command it is part of. */
export interface ReservationAct {
  readonly tenant: string;
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly by: Omit<CommandEnvelope, 'tenant' | 'commandId' | 'fingerprint'>;
  readonly commandId: string;
  readonly now: string;
  readonly today: string;
}

/** Keeps a sign-in (issuer, subject) to one person of one tenant of the deployment. */
@Injectable()
export class AccountReservations {
  constructor(private readonly runner: DeciderRunner) {}

  /** Answers true when it was free. @throws DomainError ACCOUNT.TAKEN */
  async take(act: ReservationAct): Promise<boolean> {
    try {
      return await this.act(act, 'TakeReservation');
    } catch (error) {
      if (isDomainError(error) && error.code === 'RESERVATION.TAKEN') throw accountTaken();
      throw error;
    }
  }

  /** Does nothing when it is not this person's. */
  async release(act: ReservationAct): Promise<void> {
    await this.act(act, 'ReleaseReservation');
  }

  /** Each take and release is a command of its own, named by the revision it follows: a repeat starts from what is now. */
  private async act(act: ReservationAct, type: 'TakeReservation' | 'ReleaseReservation'): Promise<boolean> {
    const id = accountReservationId(act.issuer, act.subject);
    const target = accountTargetOf(act);
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
    zh: '这个账号已绑定其他人员。',
    en: 'This account is bound to another person.',
  });
}

export function isBoundTo(
  person: RegisteredPerson,
  account: { readonly issuer: string; readonly subject: string },
): boolean {
  return person.accounts.some(({ issuer, subject }) => issuer === account.issuer && subject === account.subject);
}
