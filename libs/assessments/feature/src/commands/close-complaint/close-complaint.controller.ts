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
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CloseComplaint } from './close-complaint.command.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class CloseComplaintController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/closure')
  @ApiOperation({ summary: '办结投诉 Close a complaint' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) complaintId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CloseComplaint(write, complaintId));
    return written(reply, { status: 200, ...done });
  }
}
