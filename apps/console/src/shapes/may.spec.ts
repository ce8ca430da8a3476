import { arrangeOffers, offersOf } from './may.js';

const refused = (code: string): { code: string; zh: string; en: string } => ({ code, zh: '不行', en: 'no' });

describe('what somebody may do', () => {
  it('is shown in the order of the page', () => {
    expect(offersOf({ submit: true, sign: true }, ['sign', 'submit'])).toEqual([
      { act: 'sign', refusal: null },
      { act: 'submit', refusal: null },
    ]);
  });

  it('leaves out what one has no right to and what is not its turn', () => {
    expect(
      offersOf({ check: refused('ACCESS.DENIED'), close: refused('RECTIFICATION.NOT_CHECKED') }, ['check', 'close']),
    ).toEqual([]);
  });

  it('says why where a second person or a time is waited for', () => {
    const own = refused('RECTIFICATION.OWN_CHECK');
    expect(offersOf({ check: own }, ['check'])).toEqual([{ act: 'check', refusal: own }]);
  });

  it('what can be entered late alone is offered as such, and never stands out', () => {
    const late = { until: '2026-03-02', forAnother: false };
    const over = { ...refused('TITLE.STATEMENT_OVER'), late };
    const offers = offersOf({ state: over, tell: true }, ['state', 'tell']);
    expect(offers).toEqual([
      { act: 'state', refusal: null, late },
      { act: 'tell', refusal: null },
    ]);
    expect(arrangeOffers(offers).primary).toEqual({ act: 'tell', refusal: null });
  });

  it('is nothing in the past', () => {
    expect(offersOf(null, ['sign'])).toEqual([]);
  });
});

describe('the place of an act', () => {
  const offer = (act: string, code?: string): { act: string; refusal: ReturnType<typeof refused> | null } => ({
    act,
    refusal: code === undefined ? null : refused(code),
  });

  it('the first that is possible stands out, the next beside it', () => {
    const offers = [offer('decide', 'ESCALATION.STATEMENT_RUNNING'), offer('state'), offer('drop')];
    expect(arrangeOffers(offers)).toEqual({
      primary: offer('state'),
      beside: offer('decide', 'ESCALATION.STATEMENT_RUNNING'),
      rest: [offer('drop')],
    });
  });

  it('a grave act never stands out', () => {
    expect(arrangeOffers([offer('withdraw')], ['withdraw'])).toEqual({
      primary: null,
      beside: offer('withdraw'),
      rest: [],
    });
  });

  it('an act that is refused for now stands out when nothing else can be done', () => {
    expect(arrangeOffers([offer('decide', 'ESCALATION.SAME_PERSON')]).primary).toEqual(
      offer('decide', 'ESCALATION.SAME_PERSON'),
    );
  });
});
