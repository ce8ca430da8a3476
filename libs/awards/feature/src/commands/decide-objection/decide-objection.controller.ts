import {
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DecideObjection } from './decide-objection.command.js';
import { decideObjectionRequest, type DecideObjectionBody } from './decide-objection.request.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class DecideObjectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '处理异议 Decide an objection' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) objectionId: string,
    @Body({ schema: decideObjectionRequest }) body: DecideObjectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DecideObjection(write, objectionId, body));
    return written(reply, { status: 200, ...done });
  }
}
