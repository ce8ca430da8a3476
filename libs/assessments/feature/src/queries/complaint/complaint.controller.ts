import { Policy, type Principal } from '@gongjian/shared-access';
import {
  refusesChangingComplaint,
  refusesCheckingComplaint,
  refusesClosingComplaint,
  refusesRectifyingComplaint,
  type ComplaintRow,
} from '@gongjian/assessments-domain';
import { DeciderRunner, Opener } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type OpenedRow } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { withoutComplainant } from '../../complaints/without-complainant.js';
import { complaintAggregate } from '../../facts/aggregates.js';
import { mayReadFact, mayReadFactHistory } from '../../facts/may-read-fact.js';
import { complaintProjection } from '../../facts/projections.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { complaintAnswer, complaintHistoryAnswer, type ComplaintAnswer } from './complaint.answer.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class ComplaintController {
  constructor(
    private readonly reader: RecordReader,
    private readonly opener: Opener,
    private readonly policy: Policy,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '投诉 A complaint' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: complaintAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ComplaintAnswer> {
    const { row, revision, position, day } = await this.reader.sealedOne(
      complaintProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayReadFact('complaint.read'),
    );
    const shown = this.maySeeComplainant(principal, row) ? row : withoutComplainant(row);
    const opened = await this.opener.open<OpenedRow<ComplaintRow>>(principal.tenant, shown);
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...opened, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '投诉的历史 History of a complaint' })
  @ApiOkResponse({ standardSchema: complaintHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    const may = mayReadFactHistory(principal, 'complaint.read');
    const row = await this.reader.latest(complaintProjection, principal, id, may);
    const history = await this.reader.sealedHistory(complaintProjection, principal, id, page, may(row));
    const shown = this.maySeeComplainant(principal, row) ? history : withoutComplainant(history);
    return this.opener.open<HistoryPage>(principal.tenant, shown);
  }

  private maySeeComplainant(principal: Principal, row: ComplaintRow): boolean {
    const { action, resource } = mayReadFact('complaint.readComplainant')(row);
    return this.policy.allows(principal, action, { tenant: principal.tenant, ...resource }, this.reader.today());
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<ComplaintAnswer['may']> {
    const state = (await this.runner.load(complaintAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const { status } = state;
    const verified = status === 'verified' || status === 'rectified';
    return this.acts.of(principal, subjectResource(state.subject), today, {
      verify: {
        action: 'complaint.check',
        refuses: ({ officer }) => refusesCheckingComplaint(state, officer),
        done: verified,
      },
      findUnfounded: {
        action: 'complaint.check',
        refuses: ({ officer }) => refusesCheckingComplaint(state, officer),
        done: status === 'unfounded',
      },
      rectify: { action: 'complaint.rectify', refuses: () => refusesRectifyingComplaint(state) },
      close: { action: 'complaint.check', refuses: ({ officer }) => refusesClosingComplaint(state, officer) },
      correct: { action: 'complaint.register', refuses: () => refusesChangingComplaint(state, principal.id) },
      withdraw: { action: 'complaint.register', refuses: () => refusesChangingComplaint(state, principal.id) },
    });
  }
}
