import { Directory } from '@gongjian/shared-access';
import { isDomainError, type LocalDate, type SubjectAsOf, type UnitAsOf } from '@gongjian/shared-kernel';
import { DirectoryNames } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

const ANSWERING = ['committee', 'streetOffice'] as const;

/** Who answers for a subject where nobody says it. */
@Injectable()
export class ResponsibleUnits {
  constructor(
    private readonly directory: Directory,
    private readonly names: DirectoryNames,
  ) {}

  /** The subject's own unit, otherwise the committee or street office above it; `null`: the office names one. */
  async of(tenant: string, subject: SubjectAsOf, today: LocalDate): Promise<UnitAsOf | null> {
    return (await this.own(tenant, subject, today)) ?? (await this.above(tenant, subject));
  }

  private async own(tenant: string, { unit }: SubjectAsOf, today: LocalDate): Promise<UnitAsOf | null> {
    if (unit === null) return null;
    try {
      return await this.names.unit(tenant, unit.id, today);
    } catch (error) {
      if (isDomainError(error) && (error.code === 'UNIT.UNKNOWN' || error.code === 'UNIT.CLOSED')) return null;
      throw error;
    }
  }

  private async above(tenant: string, { division }: SubjectAsOf): Promise<UnitAsOf | null> {
    for (const { id } of await this.directory.path(division.id)) {
      const units = await this.directory.unitsOf(tenant, id);
      const found = units.find(({ kind }) => ANSWERING.some((answering) => answering === kind));
      if (found !== undefined) {
        const { name, division: place } = found;
        return { id: found.id, name, division: { id: place.id, name: place.name } };
      }
    }
    return null;
  }
}
