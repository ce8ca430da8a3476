import { z } from 'zod';

export const step = z.int().min(1).meta({ description: '第几项措施。The number of the step.' });
