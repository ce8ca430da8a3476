import { writeAnswer } from '@gongjian/shared-http';
import { z } from 'zod';
import { sha256 } from '../../reading/answers.js';

export const storedFileAnswer = writeAnswer
  .extend({ sha256, size: z.int(), mediaType: z.string().meta({ description: '按内容判定。By content.' }) })
  .meta({ id: 'StoredFile' });
