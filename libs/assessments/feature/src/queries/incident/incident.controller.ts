import { refusesChangingIncident, refusesCheckingIncident } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { incidentAggregate } from '../../facts/aggregates.js';
import { mayReadFact, mayReadFactHistory } from '../../facts/may-read-fact.js';
import { incidentProjection } from '../../facts/projections.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { incidentAnswer, incidentHistoryAnswer, type IncidentAnswer } from './incident.answer.js';

@ApiTags('事件 Incidents')
@Controller('api/assessments/v1/incidents')
export class IncidentController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '事件 An incident' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: incidentAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<IncidentAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      incidentProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayReadFact('incident.read'),
    );
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '事件的历史 History of an incident' })
  @ApiOkResponse({ standardSchema: incidentHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    const may = mayReadFactHistory(principal, 'incident.read');
    return this.reader.history(incidentProjection, principal, id, page, may);
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<IncidentAnswer['may']> {
    const state = (await this.runner.load(incidentAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    return this.acts.of(principal, subjectResource(state.subject), today, {
      verify: {
        action: 'incident.verify',
        refuses: ({ officer }) => refusesCheckingIncident(state, officer),
        done: state.status === 'verified',
      },
      findUnfounded: {
        action: 'incident.verify',
        refuses: ({ officer }) => refusesCheckingIncident(state, officer),
        done: state.status === 'unfounded',
      },
      correct: { action: 'incident.report', refuses: () => refusesChangingIncident(state, principal.id) },
      withdraw: { action: 'incident.report', refuses: () => refusesChangingIncident(state, principal.id) },
    });
  }
}
