import type { DomainEvent, LocalDate, NamedAsOf } from '@gongjian/shared-kernel';
import type { CorrectedFact, DivisionRef, UnitKind } from './references.js';

/** Stream `unit-<uuid>`. `division` is the territory it stands in 块, `superior` the authority above it 条. */
export type UnitEvent =
  | DomainEvent<
      'UnitRegistered',
      {
        readonly name: string;
        readonly kind: UnitKind;
        readonly division: DivisionRef;
        readonly superior: NamedAsOf | null;
        readonly effectiveOn: LocalDate;
      }
    >
  | DomainEvent<
      'UnitRenamed',
      { readonly name: string; readonly previousName: string; readonly effectiveOn: LocalDate }
    >
  | DomainEvent<
      'UnitMoved',
      { readonly division: DivisionRef; readonly previousDivision: DivisionRef; readonly effectiveOn: LocalDate }
    >
  | DomainEvent<
      'UnitSuperiorChanged',
      {
        readonly superior: NamedAsOf | null;
        readonly previousSuperior: NamedAsOf | null;
        readonly effectiveOn: LocalDate;
      }
    >
  | DomainEvent<
      'UnitClosed',
      { readonly effectiveOn: LocalDate; readonly reason: string; readonly successor: NamedAsOf | null }
    >
  | DomainEvent<
      'UnitRecordCorrected',
      {
        readonly corrects: CorrectedFact;
        readonly name?: string;
        readonly effectiveOn?: LocalDate;
        readonly previous: { readonly name?: string; readonly effectiveOn?: LocalDate };
        readonly reason: string;
      }
    >;
