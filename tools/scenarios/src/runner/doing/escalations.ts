import { NothingThere, type Story } from '../story.js';
import { escalationOf } from '../escalations.js';
import type { Doers } from './doers.js';

const REASON = { code: 'other', text: '说明' };
const ESCALATIONS = '/api/plans/v1/escalations';

export const escalationsDoers: Doers = {
  escalate: async ({ of, does, step: code, by }, story) => {
    const { id, steps, unit } = await escalationOf(story, of);
    const path = `${ESCALATIONS}/${id}`;
    const step = steps.at(-1)?.step ?? 0;
    const who = (name: string): string => story.who(by ?? name, story.company.home);
    switch (does) {
      case 'draft':
        return done(story, who('office'), `${path}/steps`, { code });
      case 'tell':
        return done(story, who('office'), `${path}/told`, { step });
      case 'state': {
        if (unit === null) throw new NothingThere('nobody answers for it');
        const handler = by === undefined ? story.company.inUnit('unitLiaison', unit.id) : who(by);
        return done(story, handler, `${path}/statements`, { step, text: '陈述' });
      }
      case 'decide': {
        const documentNumber = `督〔2026〕${story.nextNumber()}号`;
        return done(story, who('leader'), `${path}/decision`, { step, documentNumber });
      }
      case 'drop':
        return done(story, who('office'), `${path}/drop`, { step, reason: REASON });
      case 'serve':
        return done(story, who('office'), `${path}/service`, { step, way: 'inPerson' });
    }
  },
};

async function done(story: Story, who: string, path: string, body: object): Promise<void> {
  await story.post(who, path, body);
}
