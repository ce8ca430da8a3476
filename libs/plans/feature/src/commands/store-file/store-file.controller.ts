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
import { Controller, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Write } from '../../acting/acting.js';
import { StoreFile } from './store-file.command.js';

const storedFile = z
  .strictObject({
    id: z.string(),
    revision: z.string().nullable(),
    position: z.string().nullable(),
    sha256: z.string(),
    size: z.int(),
    mediaType: z.string(),
  })
  .meta({ id: 'StoredFile' });

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
  @ApiCreatedResponse({ standardSchema: storedFile })
  async handle(
    @Req() request: FastifyRequest,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written & StoredFileAnswer> {
    const { file, ...done } = await this.commands.execute(new StoreFile(write, await readUpload(request)));
    return { ...(await written(reply, { status: 201, ...done })), ...file };
  }
}
