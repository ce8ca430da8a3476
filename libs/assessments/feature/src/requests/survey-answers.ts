import { z } from 'zod';
import { indicatorCode } from './values.js';

const count = z.int().min(0).max(10_000_000);

/** Counts of one group. */
export const groupAnswers = z
  .strictObject({
    group: indicatorCode(),
    asked: count.meta({ description: '发放。Asked.' }),
    answered: count.meta({ description: '收回的有效答卷。Valid answers.' }),
    favourable: count.meta({ description: '知晓、参与或满意的。Aware, taking part or satisfied.' }),
  })
  .meta({ id: 'GroupAnswers' });
