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
import { AcceptLevel } from './accept-level.command.js';
import { acceptLevelRequest, type AcceptLevelBody } from './accept-level.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class AcceptLevelController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/acceptances')
  @ApiOperation({ summary: '认可通过的环节 Accept what was approved' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @Body({ schema: acceptLevelRequest }) body: AcceptLevelBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AcceptLevel(write, applicationId, body));
    return written(reply, { status: 200, ...done });
  }
}
