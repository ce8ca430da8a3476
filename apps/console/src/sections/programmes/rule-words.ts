import type { Bar, Condition, Frozen, Indicator, ProgrammeDefinition, StandardNode } from '@gongjian/plans-contracts';
import type { TFunction } from 'i18next';
import type { Language } from '../../words/words.js';

type T = TFunction<'programmes'>;
type Names = { readonly zh: string; readonly en: string };
type Exact = number | string | { readonly n: number; readonly d: number };
type Bound = {
  readonly atLeast?: Exact;
  readonly moreThan?: Exact;
  readonly atMost?: Exact;
  readonly lessThan?: Exact;
};
type ByClass<Value> = Value | { readonly byClass: Readonly<Record<string, Value>> };
type DayCount = { readonly days: number; readonly of: 'calendar' | 'working' };
type Span = { readonly days: number } | { readonly months: number } | { readonly years: number };
type Every = keyof typeof import('./words.zh.js').zh.every;
type Level = keyof typeof import('./words.zh.js').zh.levels;
type Role = keyof typeof import('./words.zh.js').zh.actedBy;

/** The rules of a definition in words, as people read a standard. */
export class RuleWords {
  private readonly named: ReadonlyMap<string, Names>;

  constructor(
    private readonly t: T,
    private readonly language: Language,
    definition: ProgrammeDefinition,
  ) {
    this.named = namesOf(definition);
  }

  name(names: Names): string {
    return names[this.language];
  }

  /** What a code of the definition stands for; the code itself where it names something elsewhere. */
  code(code: string): string {
    const names = this.named.get(code);
    return names === undefined ? code : this.name(names);
  }

  codes(codes: readonly string[]): string {
    return codes.map((code) => this.code(code)).join(this.and);
  }

  level(level: Level): string {
    return this.t(`levels.${level}`);
  }

  role(role: Role): string {
    return this.t(`actedBy.${role}`);
  }

  every(every: Every): string {
    return this.t(`every.${every}`);
  }

  days({ days, of }: DayCount): string {
    return this.t(`rules.days.${of}`, { days });
  }

  span(span: Span): string {
    if ('days' in span) return this.t('rules.span.days', { count: span.days });
    if ('months' in span) return this.t('rules.span.months', { count: span.months });
    return this.t('rules.span.years', { count: span.years });
  }

  /** `≥ 90`, `> 95`, `30–60`: whether the number is in stands in the sign. */
  bound(bound: Bound): string {
    const { atLeast, moreThan, atMost, lessThan } = bound;
    if (atLeast !== undefined && atMost !== undefined) return `${exact(atLeast)}–${exact(atMost)}`;
    return [
      atLeast === undefined ? undefined : `≥ ${exact(atLeast)}`,
      moreThan === undefined ? undefined : `> ${exact(moreThan)}`,
      atMost === undefined ? undefined : `≤ ${exact(atMost)}`,
      lessThan === undefined ? undefined : `< ${exact(lessThan)}`,
    ]
      .filter((part) => part !== undefined)
      .join(this.and);
  }

  boundByClass(bound: ByClass<Bound>): string {
    return this.byClass(bound, (one) => this.bound(one));
  }

  /** Lines below an item of the standard: how it is met, how it is scored, what it needs. */
  item(node: StandardNode): readonly string[] {
    if (node.kind === 'component') {
      const { floor } = node;
      if (floor === undefined) return [];
      const bar = 'share' in floor ? `${this.bound(floor.share)} %` : this.bound(floor.points);
      return [this.t('rules.floor', { bound: bar })];
    }
    return [this.met(node), this.scored(node), this.evidence(node), this.classesOnly(node)].filter(
      (line) => line !== '',
    );
  }

  bar(bar: Bar): string {
    return [
      bar.total === undefined ? '' : this.t('rules.bar.total', { bound: this.bound(bar.total) }),
      bar.share === undefined ? '' : this.t('rules.bar.share', { bound: this.bound(bar.share) }),
      bar.stars === undefined ? '' : this.t('rules.bar.stars', { bound: this.bound(bar.stars) }),
      bar.rank === undefined ? '' : this.t('rules.bar.rank', { bound: this.bound(bar.rank) }),
      bar.required === undefined ? '' : this.t('rules.bar.required'),
      bar.floors === undefined ? '' : this.t('rules.bar.floors'),
      bar.met === undefined ? '' : this.t('rules.bar.met', { names: this.codes(bar.met) }),
    ]
      .filter((line) => line !== '')
      .join(this.and);
  }

  condition(condition: Condition): string {
    switch (condition.kind) {
      case 'daysWithout':
        return this.t('rules.condition.daysWithout', {
          bound: this.bound(condition.days),
          what: this.codes(condition.incidents),
        });
      case 'complaintsWithin':
        return this.t('rules.condition.complaintsWithin', {
          within: this.span(condition.within),
          bound: this.bound(condition.verified),
        });
      case 'holdsTitle':
        return this.t('rules.condition.holdsTitle', { title: condition.title });
      case 'result':
        return this.t('rules.condition.result', {
          within: this.span(condition.within),
          of: condition.of,
          grades: this.codes(condition.grades),
        });
      case 'sinceRemoval':
        return this.t('rules.condition.sinceRemoval', { span: this.span(condition.span) });
      case 'subject':
        return this.t('rules.condition.subject', { indicator: this.code(condition.indicator) });
      case 'notBarred':
        return this.t('rules.condition.notBarred');
    }
  }

  get and(): string {
    return this.language === 'zh' ? '、' : ', ';
  }

  private met(node: Indicator): string {
    switch (node.kind) {
      case 'yesNo':
        return this.t(node.expects === 'yes' ? 'rules.yes' : 'rules.no');
      case 'checklist':
        return this.t('rules.checklist', {
          count: node.items.length,
          bound: this.bound(node.need),
          items: node.items.map(({ names }) => this.name(names)).join(this.and),
        });
      case 'number':
        return this.t('rules.number', { bound: this.boundByClass(node.bound), unit: this.name(node.unit) });
      case 'rate':
        return this.t('rules.rate', {
          n: this.name(node.of.n),
          d: this.name(node.of.d),
          bound: this.boundByClass(node.bound),
        });
      case 'score':
        return this.t('rules.score', {
          from: exact(node.from),
          to: exact(node.to),
          bound: node.bound === undefined ? '' : this.t('rules.scoreBound', { bound: this.boundByClass(node.bound) }),
        });
      case 'count':
        return this.t('rules.count', {
          per: this.every(node.per),
          bound: this.boundByClass(node.bound),
          unit: this.name(node.unit),
        });
      case 'pastYears':
        return this.t('rules.pastYears', {
          years: node.years,
          bound: `${this.boundByClass(node.bound)}${node.of === 'rate' ? ' %' : ''}`,
        });
      case 'survey':
        return this.t('rules.survey', {
          measure: this.t(`measures.${node.measure}`),
          bound: this.boundByClass(node.bound),
          groups: node.groups
            .map(({ names, answersAtLeast }) =>
              this.t('rules.surveyGroup', { name: this.name(names), count: answersAtLeast }),
            )
            .join(this.and),
        });
      case 'external':
        return this.t('rules.external', { source: this.name(node.source), bound: this.boundByClass(node.bound) });
      case 'judged':
        return this.t('rules.judged', { expects: this.byClass<Names>(node.expects, (names) => this.name(names)) });
      case 'facts':
        return this.t('rules.facts', {
          within: this.span(node.within),
          kinds: this.codes(node.kinds),
          bound: this.bound(node.bound),
        });
      case 'title':
        return this.t('rules.holdsTitle', { title: node.title });
    }
  }

  private scored(node: Indicator): string {
    const { scoring } = node;
    if (scoring === undefined) return '';
    if (scoring.by !== 'bands') return this.t(`rules.by.${scoring.by}`);
    return this.t('rules.bands', {
      bands: scoring.bands
        .map(({ bound, points }) => this.t('rules.band', { bound: this.bound(bound), points: exact(points) }))
        .join(this.and),
      otherwise: exact(scoring.otherwise),
    });
  }

  private evidence({ evidence }: Indicator): string {
    if (evidence === undefined) return '';
    return this.t('rules.evidence', { evidence: evidence.map(({ names }) => this.name(names)).join(this.and) });
  }

  private classesOnly({ classes }: Indicator): string {
    return classes === undefined ? '' : this.t('rules.onlyClasses', { classes: this.codes(classes) });
  }

  private byClass<Value extends object>(value: ByClass<Value>, inWords: (one: Value) => string): string {
    if (!('byClass' in value)) return inWords(value);
    return Object.entries(value.byClass)
      .map(([code, one]) => this.t('rules.byClass', { class: this.code(code), value: inWords(one) }))
      .join(this.language === 'zh' ? '；' : '; ');
  }
}

export function exact(value: Exact): string {
  return typeof value === 'object' ? `${value.n}/${value.d}` : String(value);
}

/** Every code of a definition that has a name. */
function namesOf(definition: Frozen<ProgrammeDefinition>): ReadonlyMap<string, Names> {
  const found = new Map<string, Names>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const { code, names } = value as { readonly code?: unknown; readonly names?: Names };
      if (typeof code === 'string' && names !== undefined) found.set(code, names);
      Object.values(value).forEach(walk);
    }
  };
  walk(definition);
  return found;
}
