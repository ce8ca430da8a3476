/** What the person who asked can mend; shown without a stack. */
export class Refused extends Error {}
