import {
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DropCircular } from './drop-circular.command.js';
import { dropCircularRequest, type DropCircularBody } from './drop-circular.request.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class DropCircularController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/drop')
  @HttpCode(200)
  @ApiOperation({ summary: '不再通报批评 Drop a drafted circular' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) circularId: string,
    @Body({ schema: dropCircularRequest }) body: DropCircularBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DropCircular(write, circularId, body));
    return written(reply, { status: 200, ...done });
  }
}
