import type { TitleRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { titleProjection } from '../../titles/title-projections.js';
import { TitleOffers } from '../../titles/title-offers.js';
import { titleResource, TitleWriter } from '../../titles/title-writer.js';
import { titleAnswer, titleAnswerOf, titleHistoryAnswer, type TitleAnswer } from './title.answer.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class TitleController {
  constructor(
    private readonly reader: RecordReader,
    private readonly titles: TitleWriter,
    private readonly offers: TitleOffers,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '称号 A title' })
  @ApiOkResponse({
    description: '含你此刻能办的事（may）。With what you may do now.',
    standardSchema: titleAnswer,
  })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<TitleAnswer> {
    const { row, revision, position } = await this.reader.one(
      titleProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayReadTitle('title.read'),
    );
    const may =
      asOf === undefined ? await this.offers.of(principal, await this.titles.load(principal.tenant, id)) : null;
    return served(reply, titleAnswerOf(row, revision, may), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '称号的历史 History of a title' })
  @ApiOkResponse({ standardSchema: titleHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(titleProjection, principal, id, page, mayReadTitle('history.read'));
  }
}

function mayReadTitle(action: May['action']): (row: TitleRow) => May {
  return ({ title }) => ({ action, resource: titleResource(title) });
}
