import type { StoredFileAnswer } from '@gongjian/plans-contracts';
import {
  AcceptsMultipart,
  readUpload,
  Reply,
  WriteContext,
  written,
  type FastifyReply,
  type FastifyRequest,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Controller, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { storedFileAnswer } from './store-file.answer.js';
import { StoreFile } from './store-file.command.js';

@ApiTags('文件 Files')
@Controller('api/plans/v1/files')
export class StoreFileController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @AcceptsMultipart()
  @ApiOperation({ summary: '上传文件（字段 file），加密保存 Store a file, encrypted' })
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiCreatedResponse({ standardSchema: storedFileAnswer })
  async handle(
    @Req() request: FastifyRequest,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written & StoredFileAnswer> {
    const { file, ...done } = await this.commands.execute(new StoreFile(write, await readUpload(request)));
    return { ...(await written(reply, { status: 201, ...done })), ...file };
  }
}
