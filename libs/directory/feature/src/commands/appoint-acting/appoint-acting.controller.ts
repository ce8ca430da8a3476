import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppointActing } from './appoint-acting.command.js';
import { appointActingRequest, type AppointActingBody } from './appoint-acting.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class AppointActingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/acting')
  @HttpCode(200)
  @ApiOperation({ summary: '指定主持工作 Appoint to act for another' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: appointActingRequest }) body: AppointActingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AppointActing(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
