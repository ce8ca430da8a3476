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
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SuspendTitle } from './suspend-title.command.js';
import { suspendTitleRequest, type SuspendTitleBody } from './suspend-title.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class SuspendTitleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/suspension')
  @HttpCode(200)
  @ApiOperation({ summary: '暂停称号 Suspend a title' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: suspendTitleRequest }) body: SuspendTitleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SuspendTitle(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
