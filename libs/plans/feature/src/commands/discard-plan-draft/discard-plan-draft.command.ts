import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
