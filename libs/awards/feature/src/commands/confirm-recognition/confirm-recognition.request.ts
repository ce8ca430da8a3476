import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const confirmRecognitionRequest = z
  .strictObject({
    recognitionId: uuid(),
  })
  .meta({ id: 'ConfirmRecognition' });
export type ConfirmRecognitionBody = z.output<typeof confirmRecognitionRequest>;
