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
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApproveFileDestruction } from './approve-file-destruction.command.js';

@ApiTags('文件 Files')
@Controller('api/plans/v1/files')
export class ApproveFileDestructionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/destruction')
  @ApiOperation({ summary: '批准销毁文件 Approve the destruction of a file' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) fileId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ApproveFileDestruction(write, fileId));
    return written(reply, { status: 200, ...done });
  }
}
