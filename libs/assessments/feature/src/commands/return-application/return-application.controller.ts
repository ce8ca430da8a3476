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
import { ReturnApplication } from './return-application.command.js';
import { returnApplicationRequest, type ReturnApplicationBody } from './return-application.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class ReturnApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/returns')
  @ApiOperation({ summary: '退回补正 Return an application' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @Body({ schema: returnApplicationRequest }) body: ReturnApplicationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReturnApplication(write, applicationId, body));
    return written(reply, { status: 200, ...done });
  }
}
