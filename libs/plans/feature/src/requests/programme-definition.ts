import type { JsonValue } from '@gongjian/shared-kernel';
import { z } from 'zod';

/** Kept as written: it is checked whole when it is published. */
export const programmeDefinition = z
  .record(z.string().max(100), z.unknown())
  .transform((value) => value as JsonValue)
  .meta({ description: '项目定义；草稿可以不完整，发布时整体检查。May be unfinished; checked whole when published.' });
