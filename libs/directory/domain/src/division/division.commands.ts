import type { CorrectedFact, DivisionRef } from '@gongjian/directory-contracts';
import type { DomainCommand, LocalDate } from '@gongjian/shared-kernel';
import type { DivisionChoice } from '../references.js';

export type DivisionCommand =
  | DomainCommand<
      'FoundDivision',
      {
        readonly code: string;
        readonly name: string;
        readonly parent: DivisionChoice | null;
        readonly effectiveOn: LocalDate;
      }
    >
  | DomainCommand<
      'RenameDivision',
      { readonly name: string; readonly effectiveOn: LocalDate; readonly documentNumber: string | null }
    >
  | DomainCommand<
      'MoveDivision',
      {
        readonly divisionId: string;
        readonly parent: DivisionChoice;
        /** The new parent and all divisions above it. */
        readonly parentPath: readonly DivisionRef[];
        readonly effectiveOn: LocalDate;
        readonly documentNumber: string | null;
      }
    >
  | DomainCommand<
      'MergeDivision',
      {
        readonly divisionId: string;
        readonly into: DivisionChoice;
        readonly effectiveOn: LocalDate;
        readonly documentNumber: string | null;
      }
    >
  | DomainCommand<
      'AbolishDivision',
      { readonly reason: string; readonly effectiveOn: LocalDate; readonly documentNumber: string | null }
    >
  | DomainCommand<
      'CorrectDivisionRecord',
      {
        readonly corrects: CorrectedFact;
        readonly name?: string;
        readonly effectiveOn?: LocalDate;
        readonly reason: string;
      }
    >;
