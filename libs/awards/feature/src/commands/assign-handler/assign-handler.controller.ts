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
import { AssignHandler } from './assign-handler.command.js';
import { assignHandlerRequest, type AssignHandlerBody } from './assign-handler.request.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class AssignHandlerController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/handler')
  @HttpCode(200)
  @ApiOperation({ summary: '指定异议处理人 Assign who handles an objection' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) objectionId: string,
    @Body({ schema: assignHandlerRequest }) body: AssignHandlerBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AssignHandler(write, objectionId, body));
    return written(reply, { status: 200, ...done });
  }
}
