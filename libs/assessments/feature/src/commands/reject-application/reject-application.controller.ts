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
import { RejectApplication } from './reject-application.command.js';
import { rejectApplicationRequest, type RejectApplicationBody } from './reject-application.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class RejectApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/rejection')
  @ApiOperation({ summary: '不予通过 Reject an application' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @Body({ schema: rejectApplicationRequest }) body: RejectApplicationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RejectApplication(write, applicationId, body));
    return written(reply, { status: 200, ...done });
  }
}
