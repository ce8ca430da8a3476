import type { CorrectedFact, SubjectKind } from '@gongjian/directory-contracts';
import type { DomainCommand, LocalDate } from '@gongjian/shared-kernel';
import type { DivisionChoice, SubjectChoice, UnitChoice } from '../references.js';

export type SubjectCommand =
  | DomainCommand<
      'RegisterSubject',
      {
        readonly kind: SubjectKind;
        readonly name: string;
        readonly class: string | null;
        readonly division: DivisionChoice;
        readonly unit: UnitChoice | null;
        readonly effectiveOn: LocalDate;
      }
    >
  | DomainCommand<'RenameSubject', { readonly name: string; readonly effectiveOn: LocalDate }>
  | DomainCommand<'ReclassifySubject', { readonly class: string | null; readonly effectiveOn: LocalDate }>
  | DomainCommand<'MoveSubject', { readonly division: DivisionChoice; readonly effectiveOn: LocalDate }>
  | DomainCommand<
      'CloseSubject',
      {
        readonly subjectId: string;
        readonly successor: SubjectChoice | null;
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >
  | DomainCommand<
      'CorrectSubjectRecord',
      {
        readonly corrects: CorrectedFact;
        readonly name?: string;
        readonly effectiveOn?: LocalDate;
        readonly reason: string;
      }
    >;
