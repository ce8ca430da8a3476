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
import { SubmitRectification } from './submit-rectification.command.js';
import { submitRectificationRequest, type SubmitRectificationBody } from './submit-rectification.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class SubmitRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/submissions')
  @ApiOperation({ summary: '提交整改情况和材料 Submit what was done' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Body({ schema: submitRectificationRequest }) body: SubmitRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SubmitRectification(write, rectificationId, body));
    return written(reply, { status: 200, ...done });
  }
}
