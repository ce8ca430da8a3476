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
import { ChangePersonPhone } from './change-person-phone.command.js';
import { changePersonPhoneRequest, type ChangePersonPhoneBody } from './change-person-phone.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class ChangePersonPhoneController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/change-phone')
  @HttpCode(200)
  @ApiOperation({ summary: '更改电话 Change the phone number' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: changePersonPhoneRequest }) body: ChangePersonPhoneBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ChangePersonPhone(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
