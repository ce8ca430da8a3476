import type { ApplicationRow } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PossibleApplicationActs } from '../../applications/possible-application-acts.js';
import { withoutState } from '../../applications/without-state.js';
import { applicationProjection } from '../../facts/projections.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { applicationAnswer, applicationHistoryAnswer, type ApplicationAnswer } from './application.answer.js';

function mayRead(action: 'application.read' | 'history.read'): (row: ApplicationRow) => May {
  return ({ subject, filer, recordedBy }) => ({
    action,
    resource: { ...subjectResource(subject), personId: filer?.personId ?? recordedBy?.personId },
  });
}

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class ApplicationController {
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleApplicationActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '申报 An application' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: applicationAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ApplicationAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      applicationProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayRead('application.read'),
    );
    const { state, ...told } = row;
    // Rules read nothing that is sealed.
    const may = asOf === undefined ? await this.acts.of(principal, state as ApplicationRow['state'], day) : null;
    return served(reply, { ...told, grades: state.grades, may, revision: String(revision) }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '申报的历史 History of an application' })
  @ApiOkResponse({ standardSchema: applicationHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return withoutState(await this.reader.history(applicationProjection, principal, id, page, mayRead('history.read')));
  }
}
