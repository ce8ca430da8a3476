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
import { ReplyToObjection } from './reply-to-objection.command.js';
import { replyToObjectionRequest, type ReplyToObjectionBody } from './reply-to-objection.request.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class ReplyToObjectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reply')
  @HttpCode(200)
  @ApiOperation({ summary: '登记对异议的答复 Record that an objection was answered' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) objectionId: string,
    @Body({ schema: replyToObjectionRequest }) body: ReplyToObjectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReplyToObjection(write, objectionId, body));
    return written(reply, { status: 200, ...done });
  }
}
