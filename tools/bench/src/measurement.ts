/** One line of the report. `ratio` = value / peerValue; `bar` says which ratios hold. */
export interface Measurement {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly peer: string;
  readonly peerValue: number | null;
  readonly bar: Bar;
  /** Why there is no value, or what lifts one that does not hold. */
  readonly note?: string;
}

/** Of the ratio, or of the value itself where the peer is a fixed number. */
export interface Bar {
  readonly kind: 'atLeast' | 'atMost';
  readonly ratio: number;
}

export interface ReportRow {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly peer: string;
  readonly peerValue: number | null;
  readonly ratio: number | null;
  readonly bar: string;
  readonly holds: boolean;
  readonly note?: string;
}

/** A note is told only of a row that does not hold. */
export function reported({ bar, note, ...measurement }: Measurement): ReportRow {
  const { value, peerValue } = measurement;
  const ratio = value === null || peerValue === null || peerValue === 0 ? null : value / peerValue;
  const holds = ratio !== null && (bar.kind === 'atLeast' ? ratio >= bar.ratio : ratio <= bar.ratio);
  return {
    ...measurement,
    ratio,
    bar: `${bar.kind === 'atLeast' ? '>=' : '<='} ${bar.ratio}`,
    holds,
    ...(holds || note === undefined ? {} : { note }),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('median of nothing');
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** `share` between 0 and 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('percentile of nothing');
  return found;
}

export function table(rows: readonly ReportRow[]): string {
  const cells = [
    ['what', 'value', 'unit', 'peer', 'peer value', 'ratio', 'bar', 'holds'],
    ...rows.map((row) => [
      row.name,
      figure(row.value),
      row.unit,
      row.peer,
      figure(row.peerValue),
      row.ratio === null ? '-' : row.ratio.toFixed(2),
      row.bar,
      row.holds ? 'yes' : 'NO',
    ]),
  ];
  const widths = (cells[0] as string[]).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd(),
  );
  const notes = rows.filter(({ note }) => note !== undefined).map(({ name, note }) => `- ${name}: ${note}`);
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

function figure(value: number | null): string {
  if (value === null) return '-';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
