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
import { FindComplaintUnfounded } from './find-complaint-unfounded.command.js';
import { findComplaintUnfoundedRequest, type FindComplaintUnfoundedBody } from './find-complaint-unfounded.request.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class FindComplaintUnfoundedController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/unfounded')
  @ApiOperation({ summary: '认定投诉不实 Find a complaint unfounded' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) complaintId: string,
    @Body({ schema: findComplaintUnfoundedRequest }) body: FindComplaintUnfoundedBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FindComplaintUnfounded(write, complaintId, body));
    return written(reply, { status: 200, ...done });
  }
}
