import {
  refusesAssigningHandler,
  refusesDecidingObjection,
  refusesOpeningIdentity,
  refusesReplying,
  type ObjectionRow,
} from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May, type OpenedRow } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { objectionAggregate } from '../../aggregates.js';
import { objectionProjection } from '../../notice-projections.js';
import { DeciderRunner, Opener } from '@gongjian/shared-event-sourcing';
import { ObjectedNotices } from '../../objections/objected-notices.js';
import { objectionResource } from '../../objections/objection-resource.js';
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
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
    private readonly notices: ObjectedNotices,
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
    const { row, revision, position, day } = await this.reader.sealedOne(
      objectionProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    const opened = await this.opener.open<OpenedRow<ObjectionRow>>(principal.tenant, withoutIdentity(row));
    const possible = asOf === undefined ? await this.possible(principal, id, day) : null;
    return served(reply, objectionAnswerOf(opened, revision, possible), { revision, position });
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

  private async possible(principal: Principal, id: string, today: LocalDate): Promise<ObjectionAnswer['may']> {
    const state = (await this.runner.load(objectionAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const { noticeId, titleId } = state.received;
    const assessors = await this.notices.assessorsOf(principal.tenant, noticeId, titleId);
    return this.acts.of(principal, objectionResource(state), today, {
      assignHandler: { action: 'objection.assign', refuses: () => refusesAssigningHandler(state) },
      decide: {
        action: 'objection.handle',
        refuses: ({ officer }) => refusesDecidingObjection(state, officer, assessors),
      },
      reply: { action: 'objection.handle', refuses: () => refusesReplying(state) },
      openIdentity: { action: 'objection.openIdentity', refuses: () => refusesOpeningIdentity(state) },
    });
  }
}

function may(row: ObjectionRow): May {
  return { action: 'objection.read', resource: { divisionId: row.received.division?.id } };
}

function mayHistory(row: ObjectionRow): May {
  return { action: 'history.read', resource: { divisionId: row.received.division?.id } };
}
