import { z } from 'zod';

/** A code as definitions have them; no free text where nothing personal may stand. */
export const factCode = (): z.ZodString => z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

/** The reporter's own number: signs that no name is written with. */
export const reference = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/)
  .meta({
    example: 'JK-2026-00017',
    description:
      '报送单位自己的编号：同一编号再报，仍是同一件。The reporter’s own number: told again it is the same one.',
  });
