import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';

/** Lets a route take `multipart/form-data` (read it with `readUpload(request)`); others answer 415. */
export function AcceptsMultipart(): MethodDecorator {
  return applyDecorators(RouteConfig({ multipart: true }), ApiConsumes('multipart/form-data'));
}
