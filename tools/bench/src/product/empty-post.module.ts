import { TASK_SOURCES } from '@gongjian/plans-domain';
import { localDate, personal, text, uuid } from '@gongjian/shared-http';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';

/** The body of a task's assignment, checked as that is. */
const body = z.strictObject({
  planId: uuid(),
  heading: text(200),
  content: text(8_000, { min: 0 }).default(''),
  deliverables: z.array(text(300)).max(50).default([]),
  units: z
    .array(z.strictObject({ role: z.enum(['lead', 'responsible', 'assisting']), unitId: uuid() }))
    .min(1)
    .max(60),
  persons: z
    .array(
      z.strictObject({
        personId: uuid().optional(),
        name: personal(100).optional(),
        role: z.enum(['direct', 'handler']),
      }),
    )
    .max(60)
    .default([]),
  dueOn: localDate(),
  source: z.strictObject({ kind: z.enum(TASK_SOURCES), reference: text(200).optional() }),
});

export const EMPTY_POST = '/bench/v1/empty';

/** Authenticated and validated like every write, and then nothing. */
@ApiExcludeController()
@Controller()
class EmptyPostController {
  @Post(EMPTY_POST)
  @HttpCode(201)
  handle(@Body({ schema: body }) _body: z.output<typeof body>): object {
    return {};
  }
}

@Module({ controllers: [EmptyPostController] })
export class EmptyPostModule {}
