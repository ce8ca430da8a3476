import type { ListAnswer, SuggestionListItem } from '@gongjian/plans-contracts';
import { SUGGESTION_KINDS } from '@gongjian/plans-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ListFilter } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { flag, oneOrMore, page } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { suggestionProjection } from '../../projections.js';
import { SUGGESTION_STATUSES } from '../../suggestions/suggestion-statuses.js';
import { suggestionListAnswer, suggestionListItemOf } from './suggestion-list.answer.js';

const suggestionListQuery = z.strictObject({
  mine: flag().optional().meta({ description: '只看自己具名提出的。What you filed under your name.' }),
  status: oneOrMore(SUGGESTION_STATUSES).optional(),
  kind: oneOrMore(SUGGESTION_KINDS).optional(),
  aboutId: uuid().optional().meta({ description: '任务、方案条目、申报或报告。The task, item, filing or report.' }),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  overdue: flag().optional(),
  ...page,
});
type SuggestionListQuery = z.output<typeof suggestionListQuery>;

@ApiTags('投诉建议 Suggestions')
@Controller('api/plans/v1/suggestions')
export class SuggestionListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '意见列表 List suggestions' })
  @ApiOkResponse({ standardSchema: suggestionListAnswer })
  async list(
    @Query({ schema: suggestionListQuery }) query: SuggestionListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<SuggestionListItem>> {
    const { mine, status, kind, aboutId, divisionId, overdue, limit, cursor } = query;
    const scope = await this.scope(principal, mine === true);
    await this.models.waitFor(suggestionProjection, after);
    const found = await this.models.list(suggestionProjection, principal.tenant, {
      where: {
        ...(mine === true ? { filer_id: { eq: principal.id } } : {}),
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(kind === undefined ? {} : { kind: { in: kind } }),
        ...(aboutId === undefined ? {} : { about_id: { eq: aboutId } }),
        ...(overdue === undefined ? {} : { overdue: { eq: overdue } }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: 'changed_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(suggestionListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(suggestionProjection) });
  }

  private async scope(principal: Principal, mine: boolean): Promise<readonly ListFilter[]> {
    if (!mine) return this.reader.scope(principal, 'suggestion.read');
    this.reader.require(principal, { action: 'suggestion.file', resource: {} });
    return [];
  }
}
