import { directoryTables } from '@gongjian/shared-access';
import { ReadModels } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { DivisionSubjects } from './division-subjects.js';

@Injectable()
export class ProjectedDivisionSubjects extends DivisionSubjects {
  constructor(private readonly models: ReadModels) {
    super();
  }

  override async of(tenant: string, divisionId: string): Promise<string | null> {
    const { rows } = await this.models.list(directoryTables('awards').subject, tenant, {
      where: { division_id: { eq: divisionId }, kind: { eq: 'division' }, status: { eq: 'registered' } },
      limit: 1,
    });
    return rows[0]?.id ?? null;
  }
}
