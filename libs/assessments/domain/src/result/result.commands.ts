import type { DomainCommand, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { OthersMoved, ResultCause, Standing, SubjectGraded } from './result.events.js';

export type GradeSubject = DomainCommand<'GradeSubject', SubjectGraded>;
export type ReopenResult = DomainCommand<
  'ReopenResult',
  {
    readonly resultId: string;
    /** What the sheet has come to; `null`: no sheet of the subject changed. */
    readonly sheet: { readonly sheetId: string; readonly revision: string } | null;
    readonly cause: ResultCause;
  }
>;
/** `standing`: what the rules make of the sheets as they are now. */
export type ReexamineResult = DomainCommand<
  'ReexamineResult',
  {
    readonly resultId: string;
    readonly sheets: readonly { readonly sheetId: string; readonly revision: string }[];
    readonly standing: Standing;
    readonly others: OthersMoved;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;

export type ResultCommand = GradeSubject | ReopenResult | ReexamineResult;
