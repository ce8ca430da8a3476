import { refusesCancellingNotice, type NoticeRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { noticeAggregate } from '../../aggregates.js';
import { noticeProjection } from '../../notice-projections.js';
import { noticeResource } from '../../notices/notice-resource.js';
import { noticeAnswer, noticeAnswerOf, noticeHistoryAnswer, type NoticeAnswer } from './notice.answer.js';

@ApiTags('公示 Notices')
@Controller('api/awards/v1/notices')
export class NoticeController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '公示 A notice' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: noticeAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<NoticeAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      noticeProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    const possible = asOf === undefined ? await this.possible(principal, id, day) : null;
    return served(reply, noticeAnswerOf(row, revision, possible), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '公示 A notice：历史 History' })
  @ApiOkResponse({ standardSchema: noticeHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(noticeProjection, principal, id, page, mayHistory);
  }

  private async possible(principal: Principal, id: string, today: LocalDate): Promise<NoticeAnswer['may']> {
    const state = (await this.runner.load(noticeAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    return this.acts.of(principal, noticeResource(state), today, {
      cancel: { action: 'notice.open', refuses: () => refusesCancellingNotice(state) },
    });
  }
}

function may(row: NoticeRow): May {
  return { action: 'notice.read', resource: { divisionId: row.opened.division?.id } };
}

function mayHistory(row: NoticeRow): May {
  return { action: 'history.read', resource: { divisionId: row.opened.division?.id } };
}
