import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FileApplication } from './file-application.command.js';
import { fileApplicationRequest, type FileApplicationBody } from './file-application.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class FileApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '申报 File an application' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: fileApplicationRequest }) body: FileApplicationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FileApplication(write, body));
    return written(reply, { status: 201, ...done });
  }
}
