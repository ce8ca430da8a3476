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
import { CorrectComplaint } from './correct-complaint.command.js';
import { correctComplaintRequest, type CorrectComplaintBody } from './correct-complaint.request.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class CorrectComplaintController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/correction')
  @ApiOperation({ summary: '登记单位更正投诉 Its reporter corrects a complaint' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) complaintId: string,
    @Body({ schema: correctComplaintRequest }) body: CorrectComplaintBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectComplaint(write, complaintId, body));
    return written(reply, { status: 200, ...done });
  }
}
