import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';

/** Lets a route take its body as `application/yaml` too; others answer 415. It reads as the JSON it stands for. */
export function AcceptsYaml(): MethodDecorator {
  return applyDecorators(RouteConfig({ yaml: true }), ApiConsumes('application/json', 'application/yaml'));
}
