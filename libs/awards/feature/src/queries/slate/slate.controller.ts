import { refusesApprovingSlate, refusesOpeningNotice, type ListSum, type SlateRow } from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { slateAggregate } from '../../aggregates.js';
import { slateProjection } from '../../notice-projections.js';
import { CandidatesOfSlate } from '../../slates/candidates-of-slate.js';
import { listSumOf } from '../../slates/list-sum.js';
import { mayOnSlate } from '../../slates/slate-resource.js';
import { slateAnswer, slateAnswerOf, slateHistoryAnswer, type SlateAnswer } from './slate.answer.js';

@ApiTags('建议名单 Lists of candidates')
@Controller('api/awards/v1/slates')
export class SlateController {
  constructor(
    private readonly reader: RecordReader,
    private readonly candidates: CandidatesOfSlate,
    private readonly definitions: ProgrammeDefinitions,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
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
    const { row, revision, position, day } = await this.reader.one(
      slateProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    const listed = asOf === undefined ? await this.candidates.of(principal.tenant, id) : null;
    const found = listed === null ? null : listSumOf(listed.map(({ subject }) => subject.id));
    const possible = found === null ? null : await this.possible(principal, id, found, day);
    return served(reply, slateAnswerOf(row, revision, found, possible), { revision, position });
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

  private async possible(
    principal: Principal,
    id: string,
    found: ListSum,
    today: LocalDate,
  ): Promise<SlateAnswer['may']> {
    const { tenant } = principal;
    const state = (await this.runner.load(slateAggregate, id, tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const { programme, version } = state.prepared;
    const { definition } = await this.definitions.require(tenant, programme, version);
    const noticeAsked = definition.award?.notice !== undefined;
    const { resource } = mayOnSlate('slate.approve')(state);
    return this.acts.of(principal, resource, today, {
      strike: { action: 'slate.strike', refuses: () => null },
      openNotice: { action: 'notice.open', refuses: () => refusesOpeningNotice(state) },
      approve: {
        action: 'slate.approve',
        refuses: () => refusesApprovingSlate(state, noticeAsked, found),
        done: state.status === 'approved',
      },
    });
  }
}

function may(row: SlateRow): May {
  return { action: 'slate.read', resource: { divisionId: row.prepared.division?.id } };
}

function mayHistory(row: SlateRow): May {
  return { action: 'history.read', resource: { divisionId: row.prepared.division?.id } };
}
