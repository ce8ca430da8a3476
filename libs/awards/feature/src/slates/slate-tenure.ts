import { Clock, DeciderRunner, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { isDomainError, localDateAt } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { noticeAggregate, slateAggregate } from '../aggregates.js';

/** Between taking a list and the notice that shows it; after that whoever took it is taken to have gone. */
const OPENING_MS = 60_000;

/**
 * One notice at a time shows a list. Taking and releasing are idempotent by what they find, so each try is a command of
 * its own: a list that was released must be taken anew.
 */
@Injectable()
export class SlateTenure {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  /** A list left behind by a notice that never opened is taken over. @throws DomainError NOTICE.ALREADY_NOTICED */
  async take(slateId: string, noticeId: string, envelope: CommandEnvelope): Promise<void> {
    try {
      await this.run('TakeSlate', slateId, noticeId, envelope);
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'NOTICE.ALREADY_NOTICED') throw error;
      if (!(await this.freed(slateId, envelope))) throw error;
      await this.run('TakeSlate', slateId, noticeId, envelope);
    }
  }

  async release(slateId: string, noticeId: string, envelope: CommandEnvelope): Promise<void> {
    await this.run('ReleaseSlate', slateId, noticeId, envelope);
  }

  private async freed(slateId: string, envelope: CommandEnvelope): Promise<boolean> {
    const { tenant } = envelope;
    const slate = await this.runner.load(slateAggregate, slateId, tenant);
    const holder = slate === null || slate.state.status === 'none' ? null : slate.state.noticeId;
    if (holder === null) return true;
    const now = this.clock.now();
    const age = Date.parse(now) - Date.parse(slate?.lastRecordedAt ?? now);
    if (age <= OPENING_MS || (await this.runner.load(noticeAggregate, holder, tenant)) !== null) return false;
    await this.release(slateId, holder, envelope);
    return true;
  }

  private async run(
    type: 'TakeSlate' | 'ReleaseSlate',
    slateId: string,
    noticeId: string,
    envelope: CommandEnvelope,
  ): Promise<void> {
    const now = this.clock.now();
    const command = { type, data: { slateId, noticeId }, now, today: localDateAt(now) };
    await this.runner.execute(slateAggregate, slateId, command, { ...envelope, commandId: randomUUID() });
  }
}
