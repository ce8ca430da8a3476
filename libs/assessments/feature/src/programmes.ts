import { programmeDefinitionsOf } from '@gongjian/plans-client';

/** The copy of the published programmes; one for all modules of the context. */
export const assessmentDefinitions = programmeDefinitionsOf('assessments');
