import type streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { DoubleRecord } from './log.js';

/** The page of a filtered read or subscription without a window of its own. */
export const PAGE_SIZE = 32;

export interface RecordFilter {
  readonly matches: (record: DoubleRecord) => boolean;
  /** Records looked at in one page. */
  readonly window: number;
  /** Records looked at between two checkpoints. */
  readonly checkpointInterval: number;
}

export function recordFilter(options: streamsPb.ReadReq.Options.FilterOptions): RecordFilter {
  const byStream = options.getStreamIdentifier();
  const matchesText = textFilter(byStream ?? options.getEventType());
  const window = options.hasMax() ? options.getMax() : PAGE_SIZE;
  return {
    matches: byStream === undefined ? (record) => matchesText(record.type) : (record) => matchesText(record.stream),
    window,
    checkpointInterval: Math.max(1, options.getCheckpointintervalmultiplier()) * window,
  };
}

function textFilter(
  expression: streamsPb.ReadReq.Options.FilterOptions.Expression | undefined,
): (text: string) => boolean {
  const regex = expression?.getRegex() ?? '';
  if (regex !== '') {
    const pattern = new RegExp(regex);
    return (text) => pattern.test(text);
  }
  const prefixes = expression?.getPrefixList() ?? [];
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}
