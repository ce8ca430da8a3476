import type { Checks } from './checks.js';
import type { Deployment, Person } from './deployment.js';
import type { Steps } from './printer.js';
import type { DemoRun } from './run-id.js';

/** The accounts of the sample district the demo acts as. */
export const ACCOUNTS = [
  'office',
  'leader',
  'unit-head',
  'unit-liaison',
  'handler',
  'town',
  'town-second',
  'community',
  'community-second',
  'reviewer',
  'auditor',
  'county-office',
  'county-office-deputy',
  'county-reviewer',
  'county-leader',
  'county-leader-second',
  'assessor',
  'assessor-second',
  'city-assessor',
  'system',
] as const;
export type Account = (typeof ACCOUNTS)[number];

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What `/me` answers. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly tenant: Named;
  readonly rootDivision: Named;
  readonly posts: readonly { readonly title: string; readonly unit: Named; readonly division: Named }[];
  readonly units: readonly Named[];
}

/** What every step works with. */
export interface Scene {
  readonly run: DemoRun;
  readonly deployment: Deployment;
  readonly checks: Checks;
  readonly steps: Steps;
  readonly as: (account: Account) => Person;
  readonly who: (account: Account) => Me;
  /** The system by which the county's health bureau reports. */
  readonly health: Person;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
