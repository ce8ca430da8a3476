import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ListFilter } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { page } from '@gongjian/shared-records/requests';
import { Policy } from '@gongjian/shared-access';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { dossierProjection } from '../../read-models.js';
import { dossierAnswer, dossierAnswerOf, type DossierAnswer } from '../dossier/dossier.answer.js';

const dossierListQuery = z.strictObject({ scopeId: uuid().optional(), ...page });
type DossierListQuery = z.output<typeof dossierListQuery>;

const dossierListAnswer = pageOf('DossierList', dossierAnswer);

@ApiTags('案卷 Dossiers')
@Controller('api/audit/v1/dossiers')
export class DossierListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly policy: Policy,
  ) {}

  @Get()
  @ApiOperation({ summary: '案卷，新的在前 Dossiers, newest first' })
  @ApiOkResponse({ standardSchema: dossierListAnswer })
  async list(
    @Query({ schema: dossierListQuery }) { scopeId, limit, cursor }: DossierListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<DossierAnswer>> {
    const within = await this.visibleTo(principal);
    await this.models.waitFor(dossierProjection, after);
    const found = await this.models.list(dossierProjection, principal.tenant, {
      where: { ...within, ...(scopeId === undefined ? {} : { scope_id: { eq: scopeId } }) },
      sort: { column: 'ordered_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(({ row, revision }) => dossierAnswerOf(row, revision)), next: found.next };
    return served(reply, answer, { position: await this.models.progress(dossierProjection) });
  }

  private async visibleTo(principal: Principal): Promise<ListFilter> {
    const { divisionIds } = await this.policy.scope(principal, 'dossier.read', this.reader.today());
    return divisionIds === 'all' ? {} : { division_id: { in: divisionIds } };
  }
}
