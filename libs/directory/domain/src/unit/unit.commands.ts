import type { CorrectedFact, UnitKind } from '@gongjian/directory-contracts';
import type { DomainCommand, LocalDate } from '@gongjian/shared-kernel';
import type { DivisionChoice, UnitChoice } from '../references.js';

export type UnitCommand =
  | DomainCommand<
      'RegisterUnit',
      {
        readonly name: string;
        readonly kind: UnitKind;
        readonly division: DivisionChoice;
        readonly superior: UnitChoice | null;
        readonly effectiveOn: LocalDate;
      }
    >
  | DomainCommand<'RenameUnit', { readonly name: string; readonly effectiveOn: LocalDate }>
  | DomainCommand<'MoveUnit', { readonly division: DivisionChoice; readonly effectiveOn: LocalDate }>
  | DomainCommand<
      'ChangeUnitSuperior',
      { readonly unitId: string; readonly superior: UnitChoice | null; readonly effectiveOn: LocalDate }
    >
  | DomainCommand<
      'CloseUnit',
      {
        readonly unitId: string;
        readonly successor: UnitChoice | null;
        readonly effectiveOn: LocalDate;
        readonly reason: string;
      }
    >
  | DomainCommand<
      'CorrectUnitRecord',
      {
        readonly corrects: CorrectedFact;
        readonly name?: string;
        readonly effectiveOn?: LocalDate;
        readonly reason: string;
      }
    >;
