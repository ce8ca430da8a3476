import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, pageLimit } from '@gongjian/shared-http';
import { Feed, feedAfter, feedAnswer, type FeedAnswer } from '@gongjian/shared-messaging';
import { RecordReader } from '@gongjian/shared-records';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

const feedQuery = z.strictObject({ after: feedAfter.optional(), limit: pageLimit() });
type FeedQuery = z.output<typeof feedQuery>;

@ApiTags('对外事件 Feed')
@Controller('api/assessments/v1/feed')
export class AssessmentsFeedController {
  constructor(
    private readonly feed: Feed,
    private readonly reader: RecordReader,
  ) {}

  @Get()
  @ApiOperation({ summary: '事实、申报和评定的对外事件 What assessments tells others' })
  @ApiOkResponse({ standardSchema: feedAnswer, description: '按序号排列，没有空缺。By sequence, without holes.' })
  async page(
    @Query({ schema: feedQuery }) { after, limit }: FeedQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<FeedAnswer> {
    this.reader.require(principal, { action: 'feed.read', resource: {} });
    return this.feed.page('assessments', principal.tenant, after, limit);
  }
}
