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
import { FileRemoval } from './file-removal.command.js';
import { fileRemovalRequest, type FileRemovalBody } from './file-removal.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class FileRemovalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/filing')
  @HttpCode(200)
  @ApiOperation({ summary: '上报备案 File the removal upward' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: fileRemovalRequest }) body: FileRemovalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FileRemoval(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
