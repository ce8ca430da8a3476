import { text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const proposeRecognitionRequest = z
  .strictObject({
    successorSubjectId: uuid().meta({ description: '并入后的创建对象。The subject it went up in.' }),
    documentNumber: text(60),
  })
  .meta({ id: 'ProposeRecognition' });
export type ProposeRecognitionBody = z.output<typeof proposeRecognitionRequest>;
