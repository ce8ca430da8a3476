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
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskFileDestruction } from './ask-file-destruction.command.js';
import { askFileDestructionRequest, type AskFileDestructionBody } from './ask-file-destruction.request.js';

@ApiTags('文件 Files')
@Controller('api/plans/v1/files')
export class AskFileDestructionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/destruction-requests')
  @ApiOperation({ summary: '申请销毁文件 Ask for a file to be destroyed' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) fileId: string,
    @Body({ schema: askFileDestructionRequest }) body: AskFileDestructionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AskFileDestruction(write, fileId, body));
    return written(reply, { status: 200, ...done });
  }
}
