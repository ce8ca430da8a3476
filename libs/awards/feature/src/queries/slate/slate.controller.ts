import type { SlateRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { slateProjection } from '../../notice-projections.js';
import { CandidatesOfSlate } from '../../slates/candidates-of-slate.js';
import { listSumOf } from '../../slates/list-sum.js';
import { slateAnswer, slateAnswerOf, slateHistoryAnswer, type SlateAnswer } from './slate.answer.js';

@ApiTags('建议名单 Lists of candidates')
@Controller('api/awards/v1/slates')
export class SlateController {
  constructor(
    private readonly reader: RecordReader,
    private readonly candidates: CandidatesOfSlate,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '建议名单 A list of candidates' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: slateAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<SlateAnswer> {
    const { row, revision, position } = await this.reader.one(
      slateProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    const listed = asOf === undefined ? await this.candidates.of(principal.tenant, id) : null;
    const found = listed === null ? null : listSumOf(listed.map(({ subject }) => subject.id));
    return served(reply, slateAnswerOf(row, revision, found), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '建议名单 A list of candidates：历史 History' })
  @ApiOkResponse({ standardSchema: slateHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(slateProjection, principal, id, page, mayHistory);
  }
}

function may(row: SlateRow): May {
  return { action: 'slate.read', resource: { divisionId: row.prepared.division?.id } };
}

function mayHistory(row: SlateRow): May {
  return { action: 'history.read', resource: { divisionId: row.prepared.division?.id } };
}
