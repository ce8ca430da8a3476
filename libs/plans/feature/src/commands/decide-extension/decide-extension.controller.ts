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
import { DecideExtension } from './decide-extension.command.js';
import { decideExtensionRequest, type DecideExtensionBody } from './decide-extension.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class DecideExtensionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/extension-requests/:requestId/decision')
  @ApiOperation({ summary: '批复延期 Decide on an extension' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Param('requestId', { schema: uuid() }) requestId: string,
    @Body({ schema: decideExtensionRequest }) body: DecideExtensionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DecideExtension(write, taskId, requestId, body));
    return written(reply, { status: 200, ...done });
  }
}
