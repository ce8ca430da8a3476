import {
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReviewFiling } from './review-filing.command.js';
import { reviewFilingRequest, type ReviewFilingBody } from './review-filing.request.js';

@ApiTags('佐证申报 Filings')
@Controller('api/plans/v1/filings')
export class ReviewFilingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reviews')
  @ApiOperation({ summary: '审核佐证材料 Review what was handed in' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) filingId: string,
    @Body({ schema: reviewFilingRequest }) body: ReviewFilingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReviewFiling(write, filingId, body));
    return written(reply, { status: 200, ...done });
  }
}
