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
import { WithdrawComplaint } from './withdraw-complaint.command.js';
import { withdrawComplaintRequest, type WithdrawComplaintBody } from './withdraw-complaint.request.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class WithdrawComplaintController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '登记单位撤回投诉 Its reporter withdraws a complaint' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) complaintId: string,
    @Body({ schema: withdrawComplaintRequest }) body: WithdrawComplaintBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawComplaint(write, complaintId, body));
    return written(reply, { status: 200, ...done });
  }
}
