import { noticeCatalogue, type NoticeEvent } from '@gongjian/awards-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { isDomainError, localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { noticeAggregate } from '../aggregates.js';
import { noticeStream } from '../notices/notice-stream.js';
import { AwardRule } from '../rules/award-rule.js';

/** A notice ends by itself when its last day is over. */
@Injectable()
export class NoticeEndDeadline extends DeadlineDefinition<NoticeEvent> {
  readonly context = 'awards';
  readonly name = 'notice_end';
  readonly catalogue = noticeCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rule: AwardRule,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline({ event }: Fact<NoticeEvent>): { readonly dueAt: Instant } | 'clear' | null {
    switch (event.type) {
      case 'NoticeOpened':
      case 'NoticeTimeRevised':
        return { dueAt: event.data.lastDay.dueAt };
      case 'NoticeEnded':
      case 'NoticeCancelled':
        return 'clear';
      default:
        return null;
    }
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: noticeId, sourceEventId, dueAt } = due;
    const state = (await this.runner.load(noticeAggregate, noticeId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const commandId = derivedId(sourceEventId, this.name, '');
    const fingerprint = commandFingerprint('EndNotice', noticeStream(noticeId), { dueAt });
    const clause = { id: 'notice', name: '公示期满' };
    const envelope = await this.rule.envelope(state.opened, clause, due, { commandId, fingerprint });
    const now = this.clock.now();
    const command = { type: 'EndNotice' as const, data: { noticeId }, now, today: localDateAt(now) };
    try {
      await this.runner.execute(noticeAggregate, noticeId, command, envelope, { mustExist: true });
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'NOTICE.INCOMPLETE') throw error;
      throw new Error(`${noticeStream(noticeId)} is still being shown`, { cause: error });
    }
  }
}
