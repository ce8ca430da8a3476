import { type TitleRow } from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { Public } from '@gongjian/shared-access';
import { text, uuid } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { page } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PublicTenants } from '../../public/public-tenants.js';
import { titleProjection } from '../../titles/title-projections.js';
import { publicTitlesAnswer, type PublicTitle } from './public-titles.answer.js';

const VALID = ['named', 'conferred', 'warned'] as const;

const publicTitlesQuery = z.strictObject({ programmeId: uuid().optional(), subjectId: uuid().optional(), ...page });
type PublicTitlesQuery = z.output<typeof publicTitlesQuery>;

@Public()
@ApiTags('公众 Public')
@Controller('api/awards/v1/public/:tenant/titles')
export class PublicTitlesController {
  constructor(
    private readonly models: ReadModels,
    private readonly tenants: PublicTenants,
    private readonly definitions: ProgrammeDefinitions,
    private readonly reader: RecordReader,
  ) {}

  @Get()
  @ApiOperation({ summary: '现行有效的称号（不须登录） Titles that are valid today, without signing in' })
  @ApiOkResponse({ standardSchema: publicTitlesAnswer })
  async list(
    @Param('tenant', { schema: text(100) }) tenantName: string,
    @Query({ schema: publicTitlesQuery }) { programmeId, subjectId, limit, cursor }: PublicTitlesQuery,
  ): Promise<PageAnswer<PublicTitle>> {
    const tenant = await this.tenants.require(tenantName);
    const today = this.reader.today();
    const { rows, next } = await this.models.list(titleProjection, tenant, {
      where: {
        status: { in: VALID },
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(subjectId === undefined ? {} : { subject_id: { eq: subjectId } }),
      },
      anyOf: [{ valid_to: { eq: null } }, { valid_to: { from: today } }],
      sort: { column: 'changed_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const items = await Promise.all(rows.map(({ row }) => this.shown(tenant, row)));
    return { items: items.flat(), next };
  }

  private async shown(tenant: string, { id, title, grade, validTo, plaqueNumber }: TitleRow): Promise<PublicTitle[]> {
    const { naming, subject } = title;
    if (naming === null) return [];
    const { definition } = await this.definitions.require(tenant, naming.programme, naming.version);
    const names = definition.grading?.grades.find(({ code }) => code === grade)?.names ?? { zh: grade, en: grade };
    return [
      {
        ...{ id, title: naming.names, grade: names, subject: subject.name, division: subject.division.name },
        ...{ namedOn: naming.on, validTo, documentNumber: naming.documentNumber, plaqueNumber },
      },
    ];
  }
}
