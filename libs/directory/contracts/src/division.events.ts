import type { DomainEvent, LocalDate } from '@gongjian/shared-kernel';
import type { CorrectedFact, DivisionLevel, DivisionRef } from './references.js';

/** Stream `division-<natural id of the code>`, tenant = the deployment: readable by all tenants. */
export type DivisionEvent =
  | DomainEvent<
      'DivisionFounded',
      {
        readonly code: string;
        readonly name: string;
        readonly level: DivisionLevel;
        readonly parent: DivisionRef | null;
        readonly effectiveOn: LocalDate;
      }
    >
  | DomainEvent<
      'DivisionRenamed',
      {
        readonly name: string;
        readonly previousName: string;
        readonly effectiveOn: LocalDate;
        readonly documentNumber: string | null;
      }
    >
  | DomainEvent<
      'DivisionMoved',
      {
        readonly parent: DivisionRef;
        readonly previousParent: DivisionRef | null;
        readonly effectiveOn: LocalDate;
        readonly documentNumber: string | null;
      }
    >
  | DomainEvent<
      'DivisionMerged',
      { readonly into: DivisionRef; readonly effectiveOn: LocalDate; readonly documentNumber: string | null }
    >
  | DomainEvent<
      'DivisionAbolished',
      { readonly reason: string; readonly effectiveOn: LocalDate; readonly documentNumber: string | null }
    >
  | DomainEvent<
      'DivisionRecordCorrected',
      {
        readonly corrects: CorrectedFact;
        readonly name?: string;
        readonly effectiveOn?: LocalDate;
        readonly previous: { readonly name?: string; readonly effectiveOn?: LocalDate };
        readonly reason: string;
      }
    >;
