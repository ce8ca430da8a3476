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
import { VerifyComplaint } from './verify-complaint.command.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class VerifyComplaintController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/verification')
  @ApiOperation({ summary: '查实投诉，限期整改 Verify a complaint; it is to be put right in time' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) complaintId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new VerifyComplaint(write, complaintId));
    return written(reply, { status: 200, ...done });
  }
}
