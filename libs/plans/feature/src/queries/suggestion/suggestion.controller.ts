import {
  refusesAnsweringSuggestion,
  refusesWithdrawingSuggestion,
  suggestionNotFound,
  suggestionNotYours,
  type KnownSuggestion,
  type SuggestionRow,
} from '@gongjian/plans-domain';
import { Policy, type Principal } from '@gongjian/shared-access';
import { DeciderRunner, Opener } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May, type OpenedRow } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { suggestionAggregate } from '../../aggregates.js';
import { suggestionProjection } from '../../projections.js';
import { mayOnOwn, suggestionResource } from '../../suggestions/may-on-suggestion.js';
import { SuggestionFilers } from '../../suggestions/suggestion-filers.js';
import { withoutFiler } from '../../suggestions/without-filer.js';
import { suggestionAnswer, suggestionHistoryAnswer, type SuggestionAnswer } from './suggestion.answer.js';

@ApiTags('投诉建议 Suggestions')
@Controller('api/plans/v1/suggestions')
export class SuggestionController {
  constructor(
    private readonly reader: RecordReader,
    private readonly opener: Opener,
    private readonly policy: Policy,
    private readonly runner: DeciderRunner,
    private readonly filers: SuggestionFilers,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({
    summary: '意见 A suggestion',
    description: '提出人也可凭编号查看，不具名的亦然。Who filed it reads it by its id, also without a name.',
  })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: suggestionAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<SuggestionAnswer> {
    const state = await this.known(principal, id);
    const mine = await this.filers.isBy(principal, state.filed);
    const { row, revision, position, day } = await this.reader.sealedOne(
      suggestionProjection,
      { principal, id, after, asOf: asOf ?? null },
      this.mayRead(state, principal, mine),
    );
    const shown = this.seesFiler(principal, row) ? row : withoutFiler(row);
    const opened = await this.opener.open<OpenedRow<SuggestionRow>>(principal.tenant, shown);
    const may = asOf === undefined ? this.may(principal, state, mine, day) : null;
    return served(reply, { ...opened, revision: String(revision), mine, may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '意见的历史 History of a suggestion' })
  @ApiOkResponse({ standardSchema: suggestionHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    const state = await this.known(principal, id);
    const mine = await this.filers.isBy(principal, state.filed);
    const may = this.mayRead(state, principal, mine);
    const history = await this.reader.sealedHistory(suggestionProjection, principal, id, page, may);
    const shown = this.seesFiler(principal, state.filed) ? history : withoutFiler(history);
    return this.opener.open<HistoryPage>(principal.tenant, shown);
  }

  private async known({ tenant }: Principal, id: string): Promise<KnownSuggestion> {
    const state = (await this.runner.load(suggestionAggregate, id, tenant))?.state;
    if (state === undefined || state.status === 'none') throw suggestionNotFound();
    return state;
  }

  private mayRead(state: KnownSuggestion, { id }: Principal, mine: boolean): May {
    return mine ? mayOnOwn(state, id) : { action: 'suggestion.read', resource: suggestionResource(state.filed) };
  }

  private seesFiler(principal: Principal, filed: Pick<SuggestionRow, 'office'>): boolean {
    const resource = { tenant: principal.tenant, ...suggestionResource(filed) };
    return this.policy.allows(principal, 'suggestion.readFiler', resource, this.reader.today());
  }

  private may(principal: Principal, state: KnownSuggestion, mine: boolean, today: LocalDate): SuggestionAnswer['may'] {
    const { action, resource } = mayOnOwn(state, principal.id);
    const unnamed = state.filed.filer === null;
    return this.acts.of(principal, suggestionResource(state.filed), today, {
      answer: {
        action: 'suggestion.answer',
        refuses: ({ officer }) => refusesAnsweringSuggestion(state, officer, mine),
      },
      withdraw: {
        action,
        resource,
        refuses: ({ officer }) =>
          mine ? refusesWithdrawingSuggestion(state, unnamed ? null : officer) : suggestionNotYours(),
      },
    });
  }
}
