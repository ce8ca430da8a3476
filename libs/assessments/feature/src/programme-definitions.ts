import { programmeDefinitionsOf } from '@gongjian/plans-client';

/** The context's one copy of the published programme versions. */
export const DefinitionsModule = programmeDefinitionsOf('assessments');
