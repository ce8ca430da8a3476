import type { DossierRow } from '@gongjian/audit-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayReadDossier } from '../../dossiers/may-read-dossier.js';
import { dossierProjection } from '../../read-models.js';
import { dossierAnswer, dossierAnswerOf, dossierHistoryAnswer, type DossierAnswer } from './dossier.answer.js';

@ApiTags('案卷 Dossiers')
@Controller('api/audit/v1/dossiers')
export class DossierController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '一份案卷及其检测结果 A dossier and what its checks came to' })
  @ApiOkResponse({ standardSchema: dossierAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<DossierAnswer> {
    const asked = { principal, id, after, asOf: asOf ?? null };
    const { row, revision, position } = await this.reader.one(dossierProjection, asked, mayReadDossier);
    return served(reply, dossierAnswerOf(row, revision), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '案卷的历史 History of a dossier' })
  @ApiOkResponse({ standardSchema: dossierHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(dossierProjection, principal, id, page, (row: DossierRow) => mayReadDossier(row));
  }
}
