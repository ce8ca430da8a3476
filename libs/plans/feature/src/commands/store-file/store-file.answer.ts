import { writeAnswer } from '@gongjian/shared-http';
import { sha256 } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const storedFileAnswer = writeAnswer
  .extend({ sha256, size: z.int(), mediaType: z.string().meta({ description: '按内容判定。By content.' }) })
  .meta({ id: 'StoredFile' });
