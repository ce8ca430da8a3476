import type { ActNamed, ActName } from '../../scenario/acts.js';
import type { Story } from '../story.js';

/** Does what a line says. @throws Refused */
export type Doers = { readonly [Name in ActName]?: (line: ActNamed<Name>, story: Story) => Promise<void> };
