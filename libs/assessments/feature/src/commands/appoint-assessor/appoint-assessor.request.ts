import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const appointAssessorRequest = z.strictObject({ personId: uuid() }).meta({ id: 'AppointAssessor' });
export type AppointAssessorBody = z.output<typeof appointAssessorRequest>;
