import type { DomainCommand, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { ReopeningCause } from '../sheet/sheet.events.js';
import type { Standing, SubjectGraded } from './result.events.js';

export type GradeSubject = DomainCommand<'GradeSubject', SubjectGraded>;
export type ReopenResult = DomainCommand<
  'ReopenResult',
  { readonly resultId: string; readonly sheetRevision: string; readonly cause: ReopeningCause }
>;
/** `standing`: what the rules make of the sheet as it is now. */
export type ReexamineResult = DomainCommand<
  'ReexamineResult',
  {
    readonly resultId: string;
    readonly sheetRevision: string;
    readonly standing: Standing;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;

export type ResultCommand = GradeSubject | ReopenResult | ReexamineResult;
