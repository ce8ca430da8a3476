import type { FilingState } from '@gongjian/plans-domain';
import { DomainError } from '@gongjian/shared-kernel';
import { RecordWriter, StoredFiles, WorkingCalendars, type Done, type May } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayReviewAt } from '../../acting/review-levels.js';
import { filingAggregate } from '../../aggregates.js';
import { filingStream } from '../../filings/filing-stream.js';
import { filingResource } from '../../filings/may-on-filing.js';
import { ReviewFiling } from './review-filing.command.js';

@CommandHandler(ReviewFiling)
export class ReviewFilingHandler implements ICommandHandler<ReviewFiling> {
  constructor(
    private readonly records: RecordWriter,
    private readonly files: StoredFiles,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, filingId, body }: ReviewFiling): Promise<Done> {
    const stream = filingStream(filingId);
    const { submission, level, reviewed, result: decision } = body;
    const result = await this.records.change(filingAggregate, filingId, write, {
      type: 'ReviewFiling',
      body,
      may: (state) => mayReview(state, level),
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer, unitIds }, state) => ({
        filingId,
        submission,
        level,
        reviewed,
        destroyed: await this.files.destroyedOf(write.principal.tenant, filesUnderReview(state)),
        result: decision,
        reason: body.reason === undefined ? null : reasonFact(body.reason, stream),
        newDueOn: body.newDueOn ?? null,
        by: { officer, unitIds },
        calendar: this.calendars.current(),
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: filingId, result };
  }
}

function filesUnderReview(state: FilingState): readonly string[] {
  return state.status === 'submitted' ? (state.submission?.evidence.map(({ fileId }) => fileId) ?? []) : [];
}

function mayReview(state: FilingState, level: number): May {
  const may = state.status === 'none' ? null : mayReviewAt(state, level, filingResource(state));
  if (may === null) throw levelUnknown(level);
  return may;
}

function levelUnknown(level: number): DomainError {
  return new DomainError(
    'FILING.LEVEL_UNKNOWN',
    'invalid',
    { zh: `这项申报没有第 ${level} 级审核。`, en: `This filing has no review level ${level}.` },
    { level },
  );
}
