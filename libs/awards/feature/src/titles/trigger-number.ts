import { z } from 'zod';

/** Which of the triggers that were raised on a title, from 1. */
export const triggerNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number);
