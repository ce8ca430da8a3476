import type { DraftTask, PlanDraft } from '../plan-draft.js';
import { addComparisons, comparePlanDrafts, f1, foldForComparison, sharedCharacters } from './compare-plan-drafts.js';

const empty: PlanDraft = {
  title: null,
  documentNumber: null,
  issuer: null,
  issuedOn: null,
  stages: [],
  tasks: [],
  groups: [],
  figures: [],
};

function task(heading: string, leadUnits: readonly string[] = []): DraftTask {
  return { heading, leadUnits, responsibleUnits: [], persons: [], dueOn: null };
}

describe('comparing a draft with its labels', () => {
  it('folds width, Traditional characters, white space and final punctuation', () => {
    expect(foldForComparison('開展 巡查（一）。')).toBe(foldForComparison('开展巡查(一)'));
    expect(comparePlanDrafts({ ...empty, title: '護林方案。' }, { ...empty, title: '护林 方案' }).header.title).toBe(
      true,
    );
  });

  it('matches headings that share at least 85 % of their characters, and no others', () => {
    expect(sharedCharacters('甲乙丙丁', '甲乙丙戊')).toBe(0.75);
    const near = comparePlanDrafts(
      { ...empty, tasks: [task('开展河道清淤疏浚')] },
      { ...empty, tasks: [task('开展河道清淤疏')] },
    );
    expect(near.scores.tasks).toEqual({ matched: 1, missed: 0, extra: 0 });
    const far = comparePlanDrafts({ ...empty, tasks: [task('开展河道清淤')] }, { ...empty, tasks: [task('开展河道')] });
    expect(far.scores.tasks).toEqual({ matched: 0, missed: 1, extra: 1 });
  });

  it('compares units as sets inside matched tasks and counts those of unmatched ones against the draft', () => {
    const { scores } = comparePlanDrafts(
      { ...empty, tasks: [task('修路', ['甲局', '乙局']), task('植树', ['丙局'])] },
      { ...empty, tasks: [task('修路', ['乙局', '丁局']), task('护河', ['丙局'])] },
    );
    expect(scores.leadUnits).toEqual({ matched: 1, missed: 2, extra: 2 });
  });

  it('counts a figure as often as it occurs, by operator, value and unit', () => {
    const figure = { subject: '满意率', operator: '>=', value: '90', unit: '%' } as const;
    const { scores } = comparePlanDrafts(
      { ...empty, figures: [figure, { ...figure, subject: '知晓率' }] },
      { ...empty, figures: [figure, { ...figure, operator: '>' }] },
    );
    expect(scores.figures).toEqual({ matched: 1, missed: 1, extra: 1 });
  });

  it('micro-averages by adding counts; nothing to find and nothing found is perfect', () => {
    const none = comparePlanDrafts(empty, empty);
    expect(f1(none.scores.tasks)).toBe(1);
    const one = comparePlanDrafts(
      { ...empty, tasks: [task('修路')] },
      { ...empty, tasks: [task('修路'), task('植树')] },
    );
    expect(f1(addComparisons([none, one]).tasks)).toBeCloseTo(2 / 3);
  });
});
