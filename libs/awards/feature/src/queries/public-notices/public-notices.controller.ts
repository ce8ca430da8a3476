import { isClear, type NoticeHeadRow } from '@gongjian/awards-domain';
import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { Public } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { text, uuid } from '@gongjian/shared-http';
import type { BilingualText } from '@gongjian/shared-kernel';
import { ReadModels } from '@gongjian/shared-projections';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { noticeHeadProjection, noticeProjection } from '../../notice-projections.js';
import { PublicTenants } from '../../public/public-tenants.js';
import {
  publicNoticeAnswer,
  publicNoticesAnswer,
  type PublicNoticeAnswer,
  type PublicNoticeItem,
} from './public-notices.answer.js';

const publicNoticesQuery = z.strictObject({ status: oneOrMore(['open', 'ended', 'cancelled']).optional(), ...page });
type PublicNoticesQuery = z.output<typeof publicNoticesQuery>;

@Public()
@ApiTags('公众 Public')
@Controller('api/awards/v1/public/:tenant/notices')
export class PublicNoticesController {
  constructor(
    private readonly models: ReadModels,
    private readonly tenants: PublicTenants,
    private readonly definitions: ProgrammeDefinitions,
  ) {}

  @Get()
  @ApiOperation({ summary: '公示（不须登录） Notices, without signing in' })
  @ApiOkResponse({ standardSchema: publicNoticesAnswer })
  async list(
    @Param('tenant', { schema: text(100) }) tenantName: string,
    @Query({ schema: publicNoticesQuery }) { status, limit, cursor }: PublicNoticesQuery,
  ): Promise<PageAnswer<PublicNoticeItem>> {
    const tenant = await this.tenants.require(tenantName);
    const { rows, next } = await this.models.list(noticeHeadProjection, tenant, {
      where: status === undefined ? {} : { status: { in: status } },
      sort: { column: 'last_day', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { items: await Promise.all(rows.map(async ({ row }) => itemOf(row, await this.of(tenant, row)))), next };
  }

  @Get(':id')
  @ApiOperation({ summary: '一次公示的名单 The candidates of a notice' })
  @ApiOkResponse({ standardSchema: publicNoticeAnswer })
  async one(
    @Param('tenant', { schema: text(100) }) tenantName: string,
    @Param('id', { schema: uuid() }) id: string,
  ): Promise<PublicNoticeAnswer> {
    const tenant = await this.tenants.require(tenantName);
    const found = await this.models.rowById(noticeProjection, tenant, id);
    if (found === null) throw notFound();
    const { row } = found;
    const definition = await this.of(tenant, row);
    const candidates = row.candidates.map((candidate) => ({
      titleId: candidate.titleId,
      name: candidate.subject.name,
      division: candidate.subject.division.name,
      grade: gradeNames(definition, candidate.grade),
      standing: isClear(candidate) ? ('shown' as const) : candidate.struckBy === null ? 'blocked' : 'struckOff',
    }));
    return { ...itemOf(row, definition), candidates } as PublicNoticeAnswer;
  }

  private async of(tenant: string, { opened }: Pick<NoticeHeadRow, 'opened'>): Promise<ProgrammeDefinition> {
    return (await this.definitions.require(tenant, opened.programme, opened.version)).definition;
  }
}

function itemOf(
  { id, status, opened }: Pick<NoticeHeadRow, 'id' | 'status' | 'opened'>,
  { names, award }: ProgrammeDefinition,
): PublicNoticeItem {
  const { count, firstDay, lastDay, division } = opened;
  return {
    ...{ id, status, programme: names, title: award?.title.names ?? names, decidedBy: division?.name ?? null },
    ...{ count, firstDay, lastDay: lastDay.lastDay },
  };
}

function gradeNames({ grading }: ProgrammeDefinition, grade: string): BilingualText {
  return grading?.grades.find(({ code }) => code === grade)?.names ?? { zh: grade, en: grade };
}
