import { z } from 'zod';
import { code, name } from './words.js';

/**
 * The places of every scenario: `province`, `city`, `county1`, `county2`, `town1` to `town4` (two in each county) and
 * `community1` to `community12`: two in
 * each town in their order, and then one more in each.
 */
export const place = z
  .string()
  .regex(/^(?:province|city|county[12]|town[1-4]|community(?:[1-9]|1[0-2]))$/, { error: 'no place' });

const subject = z
  .strictObject({
    subject: z.enum(['division', 'compound', 'hamlet', 'unit', 'team', 'point']),
    class: code.exactOptional(),
    /** Of a division: itself. Else where it stands. Left out: the next community. */
    at: place.exactOptional(),
    /** So many of them at once: `crowd` that is 98 times stands for `crowd1` to `crowd98`. */
    times: z.int().min(2).max(200).exactOptional(),
    /** Of a division: the directory names no unit of it. */
    noUnit: z.literal(true).exactOptional(),
    /** The directory has it from a line `enter` on. */
    later: z.literal(true).exactOptional(),
  })
  .describe('who is assessed and named');
const service = z.strictObject({ service: z.literal('agency') }).describe('a system that reports');
const unit = z.strictObject({ unit: place }).describe('a unit that tasks go to');
const officer = z
  .strictObject({
    role: z.string().regex(/^[a-zA-Z]+$/),
    at: place.exactOptional(),
    /** Has a post in the unit of this subject, or in this unit. */
    postIn: name.exactOptional(),
  })
  .describe('a person with a post of their own');

/** Texts name a person as in lines: `leader2@city`. */
export const castEntry = z.union([z.string(), subject, service, unit, officer]);
export const cast = z.record(name, castEntry);
export type Cast = z.output<typeof cast>;
export type CastEntry = z.output<typeof castEntry>;
