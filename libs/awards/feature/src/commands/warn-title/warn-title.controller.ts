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
import { WarnTitle } from './warn-title.command.js';
import { warnTitleRequest, type WarnTitleBody } from './warn-title.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class WarnTitleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/warning')
  @HttpCode(200)
  @ApiOperation({ summary: '警告（黄牌） Warn a title' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: warnTitleRequest }) body: WarnTitleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WarnTitle(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
