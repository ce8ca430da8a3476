/** A page of a list; `next` is the cursor of the page after, `null` at the end. */
export interface ListAnswer<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ProgrammeListItem {
  readonly id: string;
  readonly revision: string;
  readonly names: { readonly zh: string; readonly en: string } | null;
  readonly kind: string | null;
  readonly authority: Named;
  readonly latestVersion: number | null;
  readonly draftDiffers: boolean;
  readonly changedAt: string;
}

export interface PlanListItem {
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  /** draft, discarded, issuing, issued, closed */
  readonly status: string;
  readonly programme: { readonly id: string; readonly version: number };
  readonly authority: Named;
  readonly division: Named;
  readonly period: { readonly from: string; readonly to: string };
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly itemCount: number;
  readonly changedAt: string;
}

export interface TaskListItem {
  readonly id: string;
  readonly revision: string;
  readonly planId: string;
  /** Of the plan as it is now; `null` where the plan's read model has not come so far yet. */
  readonly planTitle: string | null;
  readonly documentNumber: string | null;
  readonly itemId: string | null;
  readonly heading: string;
  /** assigned, signedFor, refused, submitted, returned, completed, withdrawn */
  readonly status: string;
  /** The unit that answers for it. */
  readonly accountable: Named;
  readonly division: Named;
  readonly units: readonly { readonly role: string; readonly id: string; readonly name: string }[];
  readonly dueOn: string;
  readonly overdueAt: string;
  readonly overdueSince: string | null;
  /** The calendar of the due date's year is missing yet: the last day may move. */
  readonly dueProvisional: boolean;
  /** Decisions that used a value corrected later wait to be looked at again. */
  readonly toReexamine: boolean;
  /** The level that reviews now. */
  readonly waitsFor: { readonly level: number; readonly actedBy: string } | null;
  /** A request for extension waits for its decision. */
  readonly extensionAsked: boolean;
  /** How often it was reminded of. */
  readonly urgedTimes: number;
  /** The last reminder, while what it asks for is not handed in. */
  readonly urged: { readonly at: string; readonly by: string | null } | null;
  readonly assignedAt: string;
  readonly changedAt: string;
}

export interface RectificationListItem {
  readonly id: string;
  readonly revision: string;
  /** ordered, signed, submitted, returned, checked, closed, withdrawn */
  readonly status: string;
  readonly subject: Named;
  readonly division: Named;
  /** `null`: nobody answers for it yet. */
  readonly unit: Named | null;
  readonly programmeId: string;
  /** finding, complaint, external, followUp, order */
  readonly source: string;
  readonly serious: boolean;
  readonly removalId: string | null;
  readonly foundOn: string;
  readonly dueOn: string;
  readonly dueProvisional: boolean;
  readonly overdueSince: string | null;
  readonly transferred: boolean;
  readonly orderedAt: string;
  readonly changedAt: string;
}

export interface FollowUpListItem {
  readonly id: string;
  readonly revision: string;
  /** open, completed, settled, withdrawn */
  readonly status: string;
  readonly removalId: string;
  readonly subject: Named;
  readonly division: Named;
  readonly programmeId: string;
  readonly clause: string | null;
  readonly openedOn: string | null;
  readonly confirmed: boolean;
  readonly rectifications: number;
  readonly openRectifications: number;
  readonly changedAt: string;
}

export interface EscalationListItem {
  readonly id: string;
  readonly revision: string;
  /** open, ended */
  readonly status: string;
  /** task, rectification */
  readonly target: {
    readonly kind: string;
    readonly id: string;
    readonly planId: string | null;
    readonly heading: string | null;
    readonly subject: Named | null;
  };
  readonly programmeId: string;
  readonly division: Named;
  readonly unit: Named | null;
  readonly lastDay: string;
  readonly overdueAt: string;
  /** The last one that was taken: reminder, supervisionOrder, interview, circular */
  readonly step: { readonly step: number; readonly kind: string } | null;
  /** telling, decision, service */
  readonly waitsFor: string | null;
  /** When the next step comes by rule. */
  readonly nextAt: string | null;
  readonly changedAt: string;
}

export interface ReportListItem {
  readonly id: string;
  readonly revision: string;
  /** asked, filed, passedOn, arrived */
  readonly status: string;
  /** Who has it: unit, community, town, county, countyBureau, city */
  readonly at: string;
  readonly planId: string;
  readonly programmeId: string;
  readonly unit: Named;
  readonly division: Named;
  readonly periodKey: string;
  readonly dueOn: string;
  readonly lastDay: string;
  readonly overdueSince: string | null;
  /** It was overdue before it was filed. */
  readonly becameOverdue: boolean;
  readonly filedAt: string | null;
  readonly changedAt: string;
}

export interface FilingListItem {
  readonly id: string;
  readonly revision: string;
  /** open, submitted, returned, completed */
  readonly status: string;
  readonly subject: Named;
  readonly division: Named;
  readonly unit: Named;
  readonly programmeId: string;
  readonly indicator: string;
  readonly periodKey: string;
  readonly dueOn: string | null;
  readonly overdueSince: string | null;
  /** The level that reviews now. */
  readonly waitsFor: { readonly level: number; readonly actedBy: string } | null;
  readonly openedAt: string;
  readonly completedAt: string | null;
  readonly changedAt: string;
}

export interface SuggestionListItem {
  readonly id: string;
  readonly revision: string;
  /** filed, answered, withdrawn */
  readonly status: string;
  /** unreasonableDemand, duplicateDemand, deadline, formalism, suggestion, other */
  readonly kind: string;
  readonly about:
    | { readonly kind: 'task' | 'filing' | 'report'; readonly id: string }
    | { readonly kind: 'planItem'; readonly planId: string; readonly itemId: string }
    | { readonly kind: 'general' };
  /** Whose office answers; `null` for what is said in general. */
  readonly unit: Named | null;
  readonly division: Named;
  readonly unnamed: boolean;
  /** To answer it. */
  readonly lastDay: string;
  readonly overdueSince: string | null;
  readonly filedAt: string;
  readonly changedAt: string;
}
