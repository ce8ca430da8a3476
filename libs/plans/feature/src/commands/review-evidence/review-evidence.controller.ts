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
import { ReviewEvidence } from './review-evidence.command.js';
import { reviewEvidenceRequest, type ReviewEvidenceBody } from './review-evidence.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class ReviewEvidenceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reviews')
  @ApiOperation({ summary: '审核材料 Review evidence' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: reviewEvidenceRequest }) body: ReviewEvidenceBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReviewEvidence(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
