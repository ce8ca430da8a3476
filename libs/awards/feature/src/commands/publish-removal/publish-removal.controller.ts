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
import { PublishRemoval } from './publish-removal.command.js';
import { publishRemovalRequest, type PublishRemovalBody } from './publish-removal.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class PublishRemovalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/publication')
  @HttpCode(200)
  @ApiOperation({ summary: '公布摘牌 Publish the removal' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: publishRemovalRequest }) body: PublishRemovalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new PublishRemoval(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
