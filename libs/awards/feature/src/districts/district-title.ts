import type {
  NamingAnnulledV1,
  RemovalAnnulledV1,
  TitleConferredV1,
  TitleCorrectedV1,
  TitleNamedV1,
  TitleRenewedV1,
} from '@gongjian/awards-contracts';
import type { LocalDate, NamedAsOf } from '@gongjian/shared-kernel';

export const DISTRICT_STANDINGS = [
  'named',
  'conferred',
  'warned',
  'suspended',
  'removed',
  'expired',
  'ended',
  'namingAnnulled',
] as const;
export type DistrictStanding = (typeof DISTRICT_STANDINGS)[number];

/** What a naming that is annulled leaves as it was. */
interface Naming {
  readonly namingId: string;
  readonly standing: DistrictStanding;
  readonly namedOn: LocalDate;
  readonly documentNumber: string;
  readonly validTo: LocalDate | null;
}

/** A title that a district's deployment has told of. */
export interface DistrictTitle extends Naming {
  readonly titleId: string;
  readonly subject: { readonly id: string; readonly kind: string; readonly name: string };
  readonly division: NamedAsOf;
  readonly unit: NamedAsOf | null;
  readonly key: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly grade: string;
  readonly plaqueNumber: string | null;
  /** Its plaque was handed over: where it stands again when a measure is over. */
  readonly conferred: boolean;
  readonly before: Naming | null;
}

/** Named anew, it is held from then on, whatever was before. */
export function named(row: DistrictTitle | null, told: TitleNamedV1): DistrictTitle {
  const { titleId, subjectId, subject, key, names, grade, namingId, namedOn, documentNumber, validity } = told;
  return {
    ...{ titleId, key, names, grade, namingId, namedOn, documentNumber },
    subject: { id: subjectId, kind: subject.kind, name: subject.name },
    division: subject.division,
    unit: subject.unit,
    standing: 'named',
    validTo: validity.to,
    plaqueNumber: null,
    conferred: false,
    before: row && namingOf(row),
  };
}

export function renewed(row: DistrictTitle, told: TitleRenewedV1): DistrictTitle {
  const { namingId, namedOn, documentNumber, validity, grade } = told;
  return { ...row, ...{ namingId, namedOn, documentNumber, grade }, validTo: validity.to, before: namingOf(row) };
}

export function conferred(row: DistrictTitle, { plaqueNumber }: TitleConferredV1): DistrictTitle {
  return { ...row, plaqueNumber, conferred: true, standing: row.standing === 'named' ? 'conferred' : row.standing };
}

export function restored(row: DistrictTitle): DistrictTitle {
  return { ...row, standing: row.conferred ? 'conferred' : 'named' };
}

/** A naming is annulled to what was before; one that is no longer the last changes nothing. */
export function namingAnnulled(row: DistrictTitle, { namingId }: NamingAnnulledV1): DistrictTitle {
  if (namingId !== row.namingId) return row;
  return row.before === null ? { ...row, standing: 'namingAnnulled' } : { ...row, ...row.before, before: null };
}

export function removalAnnulled(row: DistrictTitle, { restored: again }: RemovalAnnulledV1): DistrictTitle {
  return again === null ? row : { ...row, standing: again.standing, validTo: again.validTo };
}

export function corrected(row: DistrictTitle, { field, value }: TitleCorrectedV1): DistrictTitle {
  if (field === 'plaqueNumber') return { ...row, plaqueNumber: value };
  return value === null ? row : { ...row, documentNumber: value };
}

function namingOf({ namingId, standing, namedOn, documentNumber, validTo }: DistrictTitle): Naming {
  return { namingId, standing, namedOn, documentNumber, validTo };
}
