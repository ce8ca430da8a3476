import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from './openapi.js';

export type ApiDocument = OpenAPIObject;

/** What the application around `root` says of its interface at `/api/openapi.json`; nothing in the modules is made for it. */
export async function describeApi(root: DynamicModule): Promise<ApiDocument> {
  const nest = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return openApiDocument(nest);
}
