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
import { ChangePersonName } from './change-person-name.command.js';
import { changePersonNameRequest, type ChangePersonNameBody } from './change-person-name.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class ChangePersonNameController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/change-name')
  @HttpCode(200)
  @ApiOperation({ summary: '更改姓名 Change the name' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: changePersonNameRequest }) body: ChangePersonNameBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ChangePersonName(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
