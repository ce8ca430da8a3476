/** Every event type of category `survey` with its upcasters, oldest first. */
export const surveyCatalogue = {
  category: 'survey',
  types: {
    SurveyOpened: { upcasters: [] },
    SurveyAnswersRecorded: { upcasters: [] },
    SurveyClosed: { upcasters: [] },
    SurveyCorrectionProposed: { upcasters: [] },
    SurveyCorrected: { upcasters: [] },
    SurveyCorrectionDeclined: { upcasters: [] },
  },
} as const;
