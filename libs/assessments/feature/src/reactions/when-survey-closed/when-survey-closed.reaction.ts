import { sheetNotFound, surveyCatalogue, type SurveyClosed, type SurveyEvent } from '@gongjian/assessments-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { sheetAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';

type Rates = Pick<SurveyClosed, 'surveyId' | 'sheetId' | 'indicator' | 'rates'>;

/** What a survey says goes to the sheet; corrected counts make another score. */
@Injectable()
export class WhenSurveyClosed extends Reaction<SurveyEvent> {
  readonly context = 'assessments';
  readonly name = 'when_survey_closed';
  readonly catalogues = [surveyCatalogue];
  readonly when = {
    SurveyClosed: (fact: Fact<Extract<SurveyEvent, { readonly type: 'SurveyClosed' }>>): Promise<void> =>
      this.fill(fact, fact.event.data),
    SurveyCorrected: (fact: Fact<Extract<SurveyEvent, { readonly type: 'SurveyCorrected' }>>): Promise<void> =>
      this.fill(fact, fact.event.data),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: SheetRules,
  ) {
    super();
  }

  private async fill(fact: Fact<SurveyEvent>, { surveyId, sheetId, indicator, rates }: Rates): Promise<void> {
    const { tenant } = fact.metadata;
    await this.runner.execute(
      sheetAggregate,
      sheetId,
      async ({ state }) => {
        if (state.status === 'none') throw sheetNotFound();
        const scoring = await this.rules.scoring(tenant, state);
        const source = { kind: 'survey' as const, id: surveyId };
        const data = { sheetId, ...scoring, indicator, value: { groups: rates }, source };
        return { type: 'FillValue' as const, data, ...momentOf(fact) };
      },
      following(fact, {
        name: 'fillValue',
        type: 'FillValue',
        target: sheetStream(sheetId),
        body: { surveyId, indicator },
      }),
      { mustExist: true },
    );
  }
}
