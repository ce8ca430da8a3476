import type { DomainEvent, LocalDate, NamedAsOf } from '@gongjian/shared-kernel';
import type { CorrectedFact, DivisionRef, SubjectKind } from './references.js';

/** Stream `subject-<uuid>`: what is assessed or named. `unit` stands when the subject is a unit of the directory. */
export type SubjectEvent =
  | DomainEvent<
      'SubjectRegistered',
      {
        readonly kind: SubjectKind;
        readonly name: string;
        readonly class: string | null;
        readonly division: DivisionRef;
        readonly unit: NamedAsOf | null;
        readonly effectiveOn: LocalDate;
      }
    >
  | DomainEvent<
      'SubjectRenamed',
      { readonly name: string; readonly previousName: string; readonly effectiveOn: LocalDate }
    >
  | DomainEvent<
      'SubjectReclassified',
      { readonly class: string | null; readonly previousClass: string | null; readonly effectiveOn: LocalDate }
    >
  | DomainEvent<
      'SubjectMoved',
      { readonly division: DivisionRef; readonly previousDivision: DivisionRef; readonly effectiveOn: LocalDate }
    >
  | DomainEvent<
      'SubjectClosed',
      {
        readonly effectiveOn: LocalDate;
        readonly reason: string;
        /** The subject it goes on as; absent: none. */
        readonly successor?: NamedAsOf;
      }
    >
  | DomainEvent<
      'SubjectRecordCorrected',
      {
        readonly corrects: CorrectedFact;
        readonly name?: string;
        readonly effectiveOn?: LocalDate;
        readonly previous: { readonly name?: string; readonly effectiveOn?: LocalDate };
        readonly reason: string;
      }
    >;
