import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DiscardPlanDraftBody } from './discard-plan-draft.request.js';

export class DiscardPlanDraft extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: DiscardPlanDraftBody,
  ) {
    super();
  }
}
