/** The services, each with a log of its own work. */
export const contexts = ['directory', 'plans', 'assessments', 'awards'] as const;
export type Context = (typeof contexts)[number];
