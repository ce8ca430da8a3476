import { text } from '@gongjian/shared-http';
import { fold } from '@gongjian/shared-projections';
import { z } from 'zod';
import { oneOrMore } from '../requests.js';

const LONGEST = 100;
const MOST = 50;

/** What is searched, among which kinds of records, and how many of them are answered. */
export function searchQuery<const Kinds extends readonly [string, ...string[]]>(kinds: Kinds) {
  return z.strictObject({
    q: text(LONGEST)
      .refine((written) => fold(written).text !== '', {
        params: {
          code: 'NOTHING_TO_SEARCH',
          zh: '没有可查找的字。',
          en: 'Holds nothing that can be searched.',
        },
      })
      .meta({
        description:
          '名称、标题、文号等的任一部分；不分简繁、全半角、大小写。Any part of a name, title or number; however it is written.',
        example: '创建',
      }),
    kinds: oneOrMore(kinds).optional().meta({ description: '只查这些，逗号分隔。Only these, separated by commas.' }),
    limit: z
      .string()
      .regex(/^[1-9]\d{0,1}$/, { error: 'integer' })
      .default('20')
      .transform(Number)
      .refine((limit) => limit <= MOST, {
        params: { code: 'TOO_BIG', zh: `至多 ${MOST} 条。`, en: `At most ${MOST} are answered.` },
      }),
  });
}

export interface SearchQuery<Kind extends string> {
  readonly q: string;
  readonly kinds?: readonly Kind[] | undefined;
  readonly limit: number;
}
