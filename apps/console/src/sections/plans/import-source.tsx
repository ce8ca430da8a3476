import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewValue } from './import-review.js';
import { linesOf, type Segment } from './import-text.js';

export interface ImportSourceProps {
  readonly text: string;
  readonly values: readonly ReviewValue[];
  readonly doubtful: ReadonlySet<string>;
  readonly at: string | null;
  readonly choose: (path: string) => void;
}

/** The document as it was read, with every value underlined where it stands. */
export function ImportSource({ text, values, doubtful, at, choose }: ImportSourceProps): ReactNode {
  const { t } = useTranslation('plans');
  const lines = useMemo(() => linesOf(text, values), [text, values]);
  const box = useRef<HTMLDivElement>(null);
  const chosen = useRef(choose);
  chosen.current = choose;
  const pick = useRef((path: string) => chosen.current(path));
  useEffect(() => {
    if (at === null) return;
    const mark = box.current?.querySelector('mark.on');
    mark?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={box} className="doc import-source" tabIndex={0} role="document" aria-label={t('import.source')}>
      {lines.map((segments, index) => {
        const paths = segments.flatMap((segment) => segment.paths);
        return (
          <Line
            key={index}
            segments={segments}
            at={at !== null && paths.includes(at) ? at : null}
            doubtful={paths.filter((path) => doubtful.has(path)).join(' ')}
            choose={pick.current}
          />
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly segments: readonly Segment[];
  readonly at: string | null;
  readonly doubtful: string;
  readonly choose: (path: string) => void;
}

const Line = memo(function Line({ segments, at, doubtful, choose }: LineProps): ReactNode {
  const doubts = new Set(doubtful.split(' '));
  return (
    <p>
      {segments.map(({ text, paths }, index) => {
        const innermost = paths.at(-1);
        if (innermost === undefined) return text;
        const look = [paths.some((path) => doubts.has(path)) ? 'q' : '', at !== null && paths.includes(at) ? 'on' : ''];
        return (
          <mark key={index} className={look.join(' ').trim()} onClick={() => choose(innermost)}>
            {text}
          </mark>
        );
      })}
    </p>
  );
});
