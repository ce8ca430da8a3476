import type { ObjectionRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May, type OpenedRow } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { objectionProjection } from '../../notice-projections.js';
import { Opener } from '@gongjian/shared-event-sourcing';
import { withoutIdentity } from '../../objections/without-identity.js';
import {
  objectionAnswer,
  objectionAnswerOf,
  objectionHistoryAnswer,
  type ObjectionAnswer,
} from './objection.answer.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class ObjectionController {
  constructor(
    private readonly reader: RecordReader,
    private readonly opener: Opener,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '异议 An objection' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: objectionAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ObjectionAnswer> {
    const { row, revision, position } = await this.reader.sealedOne(
      objectionProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    const opened = await this.opener.open<OpenedRow<ObjectionRow>>(principal.tenant, withoutIdentity(row));
    return served(reply, objectionAnswerOf(opened, revision), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '异议 An objection：历史 History' })
  @ApiOkResponse({ standardSchema: objectionHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    const sealed = await this.reader.sealedHistory(objectionProjection, principal, id, page, mayHistory);
    return this.opener.open<HistoryPage>(principal.tenant, withoutIdentity(sealed));
  }
}

function may(row: ObjectionRow): May {
  return { action: 'objection.read', resource: { divisionId: row.received.division?.id } };
}

function mayHistory(row: ObjectionRow): May {
  return { action: 'history.read', resource: { divisionId: row.received.division?.id } };
}
