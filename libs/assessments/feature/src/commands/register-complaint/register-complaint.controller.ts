import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterComplaint } from './register-complaint.command.js';
import { registerComplaintRequest, type RegisterComplaintBody } from './register-complaint.request.js';

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class RegisterComplaintController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '登记投诉 Register a complaint' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: registerComplaintRequest }) body: RegisterComplaintBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RegisterComplaint(write, body));
    return written(reply, { status: 201, ...done });
  }
}
