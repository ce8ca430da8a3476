import type { Bar, Condition, Frozen, Indicator, ProgrammeDefinition, StandardNode } from '@gongjian/plans-contracts';
import type { TFunction } from 'i18next';
import {
  boundInWords,
  percentBound,
  plainBound,
  pointsBound,
  ruleInWords,
  scoringInWords,
  spanInWords,
  type Speech,
} from '../../standard/rule-in-words.js';
import type { Language } from '../../words/words.js';

type T = TFunction<'programmes'>;
type Names = { readonly zh: string; readonly en: string };
type Bound = Parameters<typeof boundInWords>[0];
type Exact = NonNullable<Bound['atLeast']>;
type DayCount = { readonly days: number; readonly of: 'calendar' | 'working' };
type Span = Parameters<typeof spanInWords>[0];
type Every = keyof typeof import('./words.zh.js').zh.every;
type Level = keyof typeof import('./words.zh.js').zh.levels;
type Role = keyof typeof import('./words.zh.js').zh.actedBy;

const DAYS: Names = { zh: ' 天', en: 'days' };
const CASES: Names = { zh: ' 件', en: '' };

/** The rules of a definition in words, as people read a standard. */
export class RuleWords {
  private readonly named: ReadonlyMap<string, Names>;
  private readonly language: Language;

  constructor(
    private readonly t: T,
    readonly speech: Speech,
    definition: ProgrammeDefinition,
  ) {
    this.language = speech.language;
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
    return spanInWords(span, this.speech);
  }

  /** Lines below an item of the standard: how it is met, how it is scored, what it needs. */
  item(node: StandardNode): readonly string[] {
    if (node.kind === 'component') {
      const { floor } = node;
      if (floor === undefined) return [];
      const bar = 'share' in floor ? percentBound(floor.share, this.speech) : pointsBound(floor.points, this.speech);
      return [this.t('rules.floor', { bound: bar })];
    }
    return [
      ruleInWords(node, (code) => this.code(code), this.speech),
      this.details(node),
      scoringInWords(node, node.points ?? null, this.speech) ?? '',
      this.evidence(node),
      this.classesOnly(node),
    ].filter((line) => line !== '');
  }

  bar(bar: Bar): string {
    return [
      bar.total === undefined ? '' : this.t('rules.bar.total', { bound: pointsBound(bar.total, this.speech) }),
      bar.share === undefined ? '' : this.t('rules.bar.share', { bound: percentBound(bar.share, this.speech) }),
      bar.stars === undefined ? '' : this.t('rules.bar.stars', { bound: plainBound(bar.stars, this.speech) }),
      bar.rank === undefined ? '' : this.rank(bar.rank),
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
          bound: boundInWords(condition.days, DAYS, this.language),
          what: this.codes(condition.incidents),
        });
      case 'complaintsWithin':
        return this.t('rules.condition.complaintsWithin', {
          within: this.span(condition.within),
          bound: boundInWords(condition.verified, CASES, this.language),
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

  private rank(rank: Bound): string {
    const { atMost } = rank;
    return atMost === undefined
      ? this.t('rules.bar.rank', { bound: plainBound(rank, this.speech) })
      : this.t('rules.bar.first', { count: exact(atMost) });
  }

  /** What the rule names by their codes or counts alone. */
  private details(node: Indicator): string {
    switch (node.kind) {
      case 'checklist':
        return node.items.map(({ names }) => this.name(names)).join(this.and);
      case 'survey':
        return node.groups
          .map(({ names, answersAtLeast }) =>
            this.t('rules.surveyGroup', { name: this.name(names), count: answersAtLeast }),
          )
          .join(this.and);
      case 'facts':
        return this.codes(node.kinds);
      case 'title':
        return this.t('rules.holdsTitle', { title: node.title });
      default:
        return '';
    }
  }

  private evidence({ evidence }: Indicator): string {
    if (evidence === undefined) return '';
    return this.t('rules.evidence', { evidence: evidence.map(({ names }) => this.name(names)).join(this.and) });
  }

  private classesOnly({ classes }: Indicator): string {
    return classes === undefined ? '' : this.t('rules.onlyClasses', { classes: this.codes(classes) });
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
