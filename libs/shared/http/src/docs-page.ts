import type { OpenAPIObject } from '@nestjs/swagger';

export function docsPage(document: OpenAPIObject): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${document.info.title}</title>`;
}
