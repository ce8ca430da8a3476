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
import { RectifyComplaint } from './rectify-complaint.command.js';
import { rectifyComplaintRequest, type RectifyComplaintBody } from './rectify-complaint.request.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class RectifyComplaintController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/rectification')
  @ApiOperation({ summary: '报告已整改 Say how it was put right' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) complaintId: string,
    @Body({ schema: rectifyComplaintRequest }) body: RectifyComplaintBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RectifyComplaint(write, complaintId, body));
    return written(reply, { status: 200, ...done });
  }
}
