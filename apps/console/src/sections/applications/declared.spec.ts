import { declaredOf, toDeclare } from './declared.js';

describe('what is declared with an application', () => {
  it('is an answer, a part of a whole, or a number', () => {
    expect(declaredOf({ patrol: { yes: true }, satisfied: { n: '95', d: '100' }, area: { value: '300' } })).toEqual({
      patrol: true,
      satisfied: { n: '95', d: '100' },
      area: '300',
    });
  });

  it('holds nothing that was left empty', () => {
    expect(declaredOf({ patrol: {}, satisfied: { n: '95' } })).toEqual({});
  });

  it('is asked only for the conditions that stand on it', () => {
    const definition = {
      application: { conditions: [{ kind: 'subject', indicator: 'patrol' }, { kind: 'notBarred' }] },
      standard: {
        items: [
          { kind: 'yesNo', code: 'patrol', names: { zh: '巡逻', en: 'Patrol' } },
          { kind: 'yesNo', code: 'gate', names: { zh: '门岗', en: 'Gate' } },
        ],
      },
    } as unknown as Parameters<typeof toDeclare>[0];
    expect(toDeclare(definition).map(({ code }) => code)).toEqual(['patrol']);
  });
});
