import { HttpProblem } from '@gongjian/shared-http';

export function tooManyStreams(): HttpProblem {
  return new HttpProblem(
    429,
    'CHANGES.TOO_MANY_STREAMS',
    {
      zh: '你打开的页面过多，这一页不再自动更新；关掉几页后再试。',
      en: 'You have too many pages open; this one is not kept current. Close some and try again.',
    },
    { headers: { 'Retry-After': '60' } },
  );
}

export function noStreamLeft(): HttpProblem {
  return new HttpProblem(
    503,
    'CHANGES.NO_STREAM_LEFT',
    {
      zh: '当前打开页面的人过多，这一页暂不自动更新。',
      en: 'Too many people have pages open at the moment; this one is not kept current for now.',
    },
    { headers: { 'Retry-After': '30' } },
  );
}
