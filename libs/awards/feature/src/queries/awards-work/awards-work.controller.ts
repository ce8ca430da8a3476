import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, cursor, pageLimit, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import type { ListFilter } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { objectionProjection } from '../../notice-projections.js';
import { objectionListItemOf } from '../objection-list/objection-list.answer.js';
import { awardsWorkAnswer, type AwardsWorkAnswer } from './awards-work.answer.js';

const myWorkQuery = z.strictObject({
  limit: pageLimit(),
  assignCursor: cursor().optional(),
  decideCursor: cursor().optional(),
  answerCursor: cursor().optional(),
});
type MyWorkQuery = z.output<typeof myWorkQuery>;

@ApiTags('我的工作 My work')
@Controller('api/awards/v1/my-work')
export class AwardsWorkController {
  constructor(private readonly reader: RecordReader) {}

  @Get()
  @ApiOperation({ summary: '我的工作：待指定、待处理、待答复的异议 What waits for me' })
  @ApiOkResponse({ standardSchema: awardsWorkAnswer })
  async list(
    @Query({ schema: myWorkQuery }) { limit, assignCursor, decideCursor, answerCursor }: MyWorkQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<AwardsWorkAnswer> {
    const page = async (
      anyOf: readonly ListFilter[],
      next: string | undefined,
    ): Promise<AwardsWorkAnswer['objectionsToAssign']> => {
      const { rows, next: following } = await this.reader.waiting(objectionProjection, { principal, after }, anyOf, {
        sort: { column: 'reply_due', direction: 'asc' },
        limit,
        ...(next === undefined ? {} : { cursor: next }),
      });
      return { items: rows.map(objectionListItemOf), next: following };
    };
    const mine = { handler_id: { eq: principal.id }, status: { eq: 'handled' } };
    const received = { status: { eq: 'received' } };
    const decided = { status: { eq: 'decided' }, lead: { eq: false } };
    const answer = {
      objectionsToAssign: await page(await this.reader.waitsFor(principal, 'objection.assign', received), assignCursor),
      objectionsToDecide: await page(await this.reader.waitsFor(principal, 'objection.handle', mine), decideCursor),
      objectionsToAnswer: await page(await this.reader.waitsFor(principal, 'objection.handle', decided), answerCursor),
    };
    return served(reply, answer, {});
  }
}
