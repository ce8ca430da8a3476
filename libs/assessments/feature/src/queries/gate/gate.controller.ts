import type { Action, Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { gateIdOf } from '../../applications/application-ids.js';
import { gateProjection } from '../../facts/projections.js';
import { SubjectPlaces } from '../../subjects/subject-places.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { gateAnswer, gateHistoryAnswer, type GateAnswer } from './gate.answer.js';

@ApiTags('对象卷 Dockets')
@Controller('api/assessments/v1/subjects')
export class GateController {
  constructor(
    private readonly reader: RecordReader,
    private readonly subjects: SubjectPlaces,
  ) {}

  @Get(':id/gate/:programmeId')
  @ApiOperation({ summary: '一个对象在一个项目下能否申报 Whether a subject may apply for a programme' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: gateAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Param('programmeId', { schema: uuid() }) programmeId: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<GateAnswer> {
    const { row, revision, position } = await this.reader.one(
      gateProjection,
      { principal, id: gateIdOf(principal.tenant, id, programmeId), after, asOf: asOf ?? null },
      await this.mayRead('application.read', principal.tenant, id),
    );
    return served(reply, { ...row, revision: String(revision) }, { revision, position });
  }

  @Get(':id/gate/:programmeId/history')
  @ApiOperation({ summary: '申报闸的历史 History of a gate' })
  @ApiOkResponse({ standardSchema: gateHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Param('programmeId', { schema: uuid() }) programmeId: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    const may = await this.mayRead('history.read', principal.tenant, id);
    return this.reader.history(gateProjection, principal, gateIdOf(principal.tenant, id, programmeId), page, may);
  }

  private async mayRead(action: Action, tenant: string, subjectId: string): Promise<May> {
    const found = await this.subjects.known(tenant, subjectId);
    if (found === null) throw notFound();
    return { action, resource: subjectResource(found.subject) };
  }
}
