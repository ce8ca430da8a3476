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
import { ApproveLevel } from './approve-level.command.js';
import { approveLevelRequest, type ApproveLevelBody } from './approve-level.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class ApproveLevelController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/approvals')
  @ApiOperation({ summary: '通过一个环节 Approve a level' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @Body({ schema: approveLevelRequest }) body: ApproveLevelBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ApproveLevel(write, applicationId, body));
    return written(reply, { status: 200, ...done });
  }
}
