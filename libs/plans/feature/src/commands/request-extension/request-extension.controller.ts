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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequestExtension } from './request-extension.command.js';
import { requestExtensionRequest, type RequestExtensionBody } from './request-extension.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class RequestExtensionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/extension-requests')
  @ApiOperation({ summary: '申请延期 Ask for an extension' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: requestExtensionRequest }) body: RequestExtensionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RequestExtension(write, taskId, body));
    return written(reply, { status: 201, ...done });
  }
}
