import { HttpProblem } from './problem.js';
import { parseYamlBody } from './yaml-body.js';

const parse = (text: string): unknown => parseYamlBody(Buffer.from(text, 'utf8'));

function refusalOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return [error.status, error.code];
  }
}

describe('a YAML body', () => {
  it('reads as the JSON it stands for: YAML 1.2, so that yes, no and dates are text', () => {
    const text = `
names: { zh: 整洁楼院, en: 'Tidy: courtyards' }
expects: yes
on: 2026-01-05
bound: { atLeast: 30, atMost: 0x3c }
list:
  - true
  - null
  - "94.95"
  - ~
`;
    expect(parse(text)).toEqual({
      names: { zh: '整洁楼院', en: 'Tidy: courtyards' },
      expects: 'yes',
      on: '2026-01-05',
      bound: { atLeast: 30, atMost: 60 },
      list: [true, null, '94.95', null],
    });
    expect(parse('# nothing\n')).toBeUndefined();
  });

  it.each(['0.95', '1.0', '95e0', '.inf', '.nan', '9007199254740993'])(
    'refuses the number %s and says how a decimal is written',
    (number) => {
      expect(() => parse(`a:\n  - b/c: ${number}\n`)).toThrow(
        expect.objectContaining({
          status: 422,
          extra: {
            errors: [
              {
                in: 'body',
                pointer: '/a/0/b~1c',
                code: 'DECIMAL',
                zh: '小数请写成带引号的字符串。',
                en: 'Write a decimal as text in quotes.',
              },
            ],
          },
        }),
      );
    },
  );

  it.each([
    ['an open bracket', 'a: [1\n'],
    ['a tag of its own', 'a: !secret b\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a list as the name of a member', '? [a]\n: 1\n'],
  ])('refuses %s', (_what, text) => {
    expect(refusalOf(() => parse(text))).toEqual([400, 'REQUEST.MALFORMED_YAML']);
  });

  it('refuses a member that stands twice, among very many too', () => {
    const members = Array.from({ length: 40_000 }, (_, n) => `m${n}: 1`).join('\n');
    expect(Object.keys(parse(members) as object)).toHaveLength(40_000);
    expect(refusalOf(() => parse(`${members}\nm7: 2\n`))).toEqual([400, 'REQUEST.DUPLICATE_MEMBER']);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(refusalOf(() => parseYamlBody(Buffer.from([0x61, 0xff])))).toEqual([400, 'REQUEST.MALFORMED_YAML']);
  });

  it('refuses aliases, NUL and prototypes with their place', () => {
    for (const text of ['a: &x { b: 1 }\nc: *x\n', 'a: *b\n', 'a: "\\0"\n', '__proto__: 1\n']) {
      expect(refusalOf(() => parse(text))).toEqual([422, 'REQUEST.INVALID']);
    }
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['steps inward', Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['dashes', `${'- '.repeat(100_000)}a`],
  ])('refuses endless %s at once', (_what, text) => {
    const started = performance.now();
    expect(refusalOf(() => parse(text))).toEqual([400, 'REQUEST.TOO_DEEP']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
