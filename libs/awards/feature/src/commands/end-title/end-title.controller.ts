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
import { EndTitle } from './end-title.command.js';
import { endTitleRequest, type EndTitleBody } from './end-title.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class EndTitleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({
    summary: '终止称号（合并、撤销），两人 End a title whose subject was merged or abolished; two people do',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: endTitleRequest }) body: EndTitleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new EndTitle(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
