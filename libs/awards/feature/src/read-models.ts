import { noticeProjections } from './notice-projections.js';
import { titleProjection } from './titles/title-projections.js';

/** Every read model of the context. */
export const awardsProjections = [titleProjection, ...noticeProjections];
