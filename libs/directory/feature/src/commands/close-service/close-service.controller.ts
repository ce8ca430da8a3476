import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CloseService } from './close-service.command.js';
import { closeServiceRequest, type CloseServiceBody } from './close-service.request.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class CloseServiceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/closure')
  @HttpCode(200)
  @ApiOperation({ summary: '停用部门系统 Close a service account for good' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) serviceId: string,
    @Body({ schema: closeServiceRequest }) body: CloseServiceBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CloseService(write, serviceId, body));
    return written(reply, { status: 200, ...done });
  }
}
