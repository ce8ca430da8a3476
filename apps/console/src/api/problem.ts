import type { Language } from '../words/words.js';

/** RFC 9457 with what Gongjian adds: docs/reference/http-api.md. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly requestId?: string;
  readonly errors?: readonly ProblemField[];
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface ProblemField {
  readonly in: string;
  /** JSON Pointer into the body: `/reason/text`. */
  readonly pointer: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The server could not be reached at all. */
export const UNREACHED: Problem = {
  status: 0,
  code: 'CONSOLE.UNREACHED',
  title: '连不上',
  detail: '连不上服务器。你填的内容还在，网络恢复后再试。',
  detailEn: 'The server cannot be reached. What you filled in is kept; try again when the network is back.',
};

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

export function problemOf(error: unknown): Problem {
  if (isProblem(error)) return error;
  return {
    status: 500,
    code: 'CONSOLE.UNEXPECTED',
    title: '出错了',
    detail: `出错了：${String(error)}`,
    detailEn: `Something went wrong: ${String(error)}`,
  };
}

export function problemText(problem: Problem, language: Language): string {
  return language === 'zh' ? problem.detail : (problem.detailEn ?? problem.detail);
}
