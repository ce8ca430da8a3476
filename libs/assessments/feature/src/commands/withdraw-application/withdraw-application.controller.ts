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
import { WithdrawApplication } from './withdraw-application.command.js';
import { withdrawApplicationRequest, type WithdrawApplicationBody } from './withdraw-application.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class WithdrawApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '撤回申报 Withdraw an application' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @Body({ schema: withdrawApplicationRequest }) body: WithdrawApplicationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawApplication(write, applicationId, body));
    return written(reply, { status: 200, ...done });
  }
}
