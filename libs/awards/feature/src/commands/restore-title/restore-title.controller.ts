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
import { RestoreTitle } from './restore-title.command.js';
import { restoreTitleRequest, type RestoreTitleBody } from './restore-title.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class RestoreTitleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/restoration')
  @HttpCode(200)
  @ApiOperation({ summary: '恢复称号 Restore a title' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: restoreTitleRequest }) body: RestoreTitleBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RestoreTitle(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
