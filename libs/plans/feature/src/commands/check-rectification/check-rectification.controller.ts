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
import { CheckRectification } from './check-rectification.command.js';
import { checkRectificationRequest, type CheckRectificationBody } from './check-rectification.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class CheckRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/checks')
  @ApiOperation({ summary: '核查整改；当场核查通过即销号 Check it; on the spot it is closed at once' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Body({ schema: checkRectificationRequest }) body: CheckRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CheckRectification(write, rectificationId, body));
    return written(reply, { status: 200, ...done });
  }
}
