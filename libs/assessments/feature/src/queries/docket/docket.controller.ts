import type { Action, Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { docketIdOf } from '../../facts/dockets.js';
import { docketProjection } from '../../facts/projections.js';
import { SubjectPlaces } from '../../subjects/subject-places.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { docketAnswer, docketHistoryAnswer, type DocketAnswer } from './docket.answer.js';

@ApiTags('对象卷 Dockets')
@Controller('api/assessments/v1/subjects')
export class DocketController {
  constructor(
    private readonly reader: RecordReader,
    private readonly subjects: SubjectPlaces,
  ) {}

  @Get(':id/docket')
  @ApiOperation({ summary: '一个对象的事实卷 The docket of a subject' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: docketAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<DocketAnswer> {
    const { tenant } = principal;
    const may = await this.mayRead('application.read', tenant, id);
    const { row, revision, position } = await this.reader.one(
      docketProjection,
      { principal, id: docketIdOf(tenant, id), after, asOf: asOf ?? null },
      may,
    );
    const { facts, withdrawn, changedAt } = row;
    const answer = { subjectId: id, revision: String(revision), facts, withdrawn, changedAt };
    return served(reply, answer, { revision, position });
  }

  @Get(':id/docket/history')
  @ApiOperation({ summary: '事实卷的历史 History of a docket' })
  @ApiOkResponse({ standardSchema: docketHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    const { tenant } = principal;
    const may = await this.mayRead('history.read', tenant, id);
    return this.reader.history(docketProjection, principal, docketIdOf(tenant, id), page, may);
  }

  private async mayRead(action: Action, tenant: string, subjectId: string): Promise<May> {
    const found = await this.subjects.known(tenant, subjectId);
    if (found === null) throw notFound();
    return { action, resource: subjectResource(found.subject) };
  }
}
